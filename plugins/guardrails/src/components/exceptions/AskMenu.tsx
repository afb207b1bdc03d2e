import Button from '@material-ui/core/Button';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import type { FindingGroup } from '@backstage-guardrails/policy-model';
import { useId, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useLinks } from '../../routing';
import { AskExceptionDialog } from './AskExceptionDialog';
import { AskPolicyDialog } from './AskPolicyDialog';

type Wish = 'exception' | 'threshold' | 'rule';

/** The three things that somebody can ask for who is stopped by a rule. @internal */
export function AskMenu(props: { decision: string; group: FindingGroup }) {
  const { decision, group } = props;
  const { finding } = group;
  const id = useId();
  const links = useLinks();
  const navigate = useNavigate();
  const [anchor, setAnchor] = useState<HTMLElement>();
  const [wish, setWish] = useState<Wish>();
  const choices: [Wish, string][] = [
    [
      'exception',
      finding.exception ? 'A renewal of the exception' : 'An exception',
    ],
    ['threshold', 'A changed threshold'],
    ['rule', 'A new or changed rule'],
  ];
  return (
    <>
      <Button
        size="small"
        variant="outlined"
        aria-haspopup="menu"
        aria-controls={anchor ? id : undefined}
        aria-label={`Ask for something about ${finding.rule}`}
        onClick={event => setAnchor(event.currentTarget)}
      >
        Ask for…
      </Button>
      <Menu
        id={id}
        open={anchor !== undefined}
        anchorEl={anchor}
        onClose={() => setAnchor(undefined)}
      >
        {choices.map(([value, title]) => (
          <MenuItem
            key={value}
            onClick={() => {
              setAnchor(undefined);
              setWish(value);
            }}
          >
            {title}
          </MenuItem>
        ))}
      </Menu>
      {wish === 'exception' && (
        <AskExceptionDialog
          decision={decision}
          group={group}
          onClose={() => setWish(undefined)}
          onDone={exception => navigate(links.exception(exception))}
        />
      )}
      {(wish === 'threshold' || wish === 'rule') && (
        <AskPolicyDialog
          kind={wish}
          decision={decision}
          finding={finding}
          onClose={() => setWish(undefined)}
          onDone={() => navigate(links.policyRequests())}
        />
      )}
    </>
  );
}
