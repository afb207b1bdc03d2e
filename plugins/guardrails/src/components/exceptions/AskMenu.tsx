import Button from '@material-ui/core/Button';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import type { FindingGroup } from '@backstage-guardrails/policy-model';
import { useId, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { AskExceptionDialog } from './AskExceptionDialog';
import { AskPolicyDialog } from './AskPolicyDialog';

type Wish = 'exception' | 'policy';

/** What can be requested about a finding: an exception, or another policy. @internal */
export function AskMenu(props: {
  decision: string;
  group: FindingGroup;
  /** Of a recorded plan, which can have no exception. */
  recorded?: boolean;
}) {
  const { decision, group, recorded } = props;
  const { finding } = group;
  const id = useId();
  const links = useLinks();
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [anchor, setAnchor] = useState<HTMLElement>();
  const [wish, setWish] = useState<Wish>();
  const exception: [Wish, string] = [
    'exception',
    finding.exception
      ? t('exceptions.request.title.renew')
      : t('exceptions.request.title'),
  ];
  const choices: [Wish, string][] = [
    ...(recorded ? [] : [exception]),
    ['policy', t('exceptions.policy.action')],
  ];
  return (
    <>
      <Button
        size="small"
        variant="outlined"
        aria-haspopup="menu"
        aria-controls={anchor ? id : undefined}
        aria-label={t(
          recorded
            ? 'exceptions.request.menu.label.recorded'
            : 'exceptions.request.menu.label',
          { rule: finding.rule },
        )}
        onClick={event => setAnchor(event.currentTarget)}
      >
        {t('exceptions.request.menu')}
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
          ground={{ kind: 'decision', decision }}
          group={group}
          onClose={() => setWish(undefined)}
          onDone={made => navigate(links.exception(made))}
        />
      )}
      {wish === 'policy' && (
        <AskPolicyDialog
          decision={decision}
          finding={finding}
          onClose={() => setWish(undefined)}
          onDone={() => navigate(links.policyRequests())}
        />
      )}
    </>
  );
}
