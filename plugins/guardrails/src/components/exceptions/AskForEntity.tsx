import Button from '@material-ui/core/Button';
import type { Finding } from '@backstage-guardrails/policy-model';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { AskExceptionDialog } from './AskExceptionDialog';

/** Requests an exception from what the sweep found about an entity. @internal */
export function AskForEntity(props: { findingId: string; finding: Finding }) {
  const { findingId, finding } = props;
  const links = useLinks();
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  // What is not known cannot be accepted.
  if (finding.kind !== 'violation') return null;
  const title = finding.exception
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
          onDone={exception => navigate(links.exception(exception))}
        />
      )}
    </>
  );
}
