import Button from '@material-ui/core/Button';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import { SafeText } from '@backstage-guardrails/components';
import {
  groupFindings,
  type Decision,
  type FindingGroup,
} from '@backstage-guardrails/policy-model';
import { useId, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { AskExceptionDialog } from '../exceptions/AskExceptionDialog';

/** Requests an exception from what stopped a change; of several violations the person chooses one. @internal */
export function RequestException(props: {
  decision: Pick<Decision, 'id' | 'verdict'>;
}) {
  const { id: decision, verdict } = props.decision;
  const id = useId();
  const links = useLinks();
  const navigate = useNavigate();
  const { t } = useTranslation();
  const [anchor, setAnchor] = useState<HTMLElement>();
  const [asked, setAsked] = useState<FindingGroup>();
  const groups = groupFindings(
    verdict.findings.filter(
      ({ disposition, kind }) =>
        disposition === 'enforced' && kind === 'violation',
    ),
  );
  if (groups.length === 0) return null;
  const single = groups.length === 1 ? groups[0] : undefined;
  return (
    <>
      <Button
        variant="outlined"
        aria-haspopup={single ? 'dialog' : 'menu'}
        aria-controls={anchor ? id : undefined}
        onClick={event =>
          single ? setAsked(single) : setAnchor(event.currentTarget)
        }
      >
        {t('exceptions.request.title')}
      </Button>
      <Menu
        id={id}
        open={anchor !== undefined}
        anchorEl={anchor}
        onClose={() => setAnchor(undefined)}
      >
        {groups.map((group, index) => (
          <MenuItem
            key={index}
            onClick={() => {
              setAnchor(undefined);
              setAsked(group);
            }}
          >
            <SafeText>{group.finding.title}</SafeText>
          </MenuItem>
        ))}
      </Menu>
      {asked && (
        <AskExceptionDialog
          ground={{ kind: 'decision', decision }}
          group={asked}
          onClose={() => setAsked(undefined)}
          onDone={exception => navigate(links.exception(exception))}
        />
      )}
    </>
  );
}
