import Button from '@material-ui/core/Button';
import type { Finding } from '@backstage-guardrails/policy-model';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { useOwnership } from '../common/useOwnership';
import { AskExceptionDialog } from './AskExceptionDialog';

/**
 * Requests an exception from what the sweep found about an entity, for those who own it; others would be refused.
 * @internal
 */
export function AskForEntity(props: {
  findingId: string;
  finding: Finding;
  owner: string | undefined;
  /** The one that accepts it now; what the finding says can have ended since. */
  exception?: string;
}) {
  const { findingId, owner, exception } = props;
  const finding = { ...props.finding, exception };
  const links = useLinks();
  const { t } = useTranslation();
  const navigate = useNavigate();
  const ownership = useOwnership();
  const [isOpen, setOpen] = useState(false);
  if (owner === undefined || !ownership.includes(owner)) return null;
  // What is not known cannot be accepted.
  if (finding.kind !== 'violation') return null;
  const title = exception
    ? t('exceptions.request.title.renew')
    : t('exceptions.request.title');
  return (
    <>
      <Button
        size="small"
        variant="outlined"
        aria-haspopup="dialog"
        aria-label={t('exceptions.request.entity.label', {
          title,
          rule: finding.rule,
        })}
        onClick={() => setOpen(true)}
      >
        {title}
      </Button>
      {isOpen && (
        <AskExceptionDialog
          ground={{ kind: 'entity', findingId }}
          group={{ finding, resources: [finding.resource] }}
          onClose={() => setOpen(false)}
          onDone={made => navigate(links.exception(made))}
        />
      )}
    </>
  );
}
