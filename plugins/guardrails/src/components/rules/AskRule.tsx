import Button from '@material-ui/core/Button';
import type { Rule } from '@backstage-guardrails/policy-model';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { AskRuleDialog } from './AskRuleDialog';

/** The button that requests a new rule, or a change of one. @internal */
export function AskRule(props: { rule?: Rule }) {
  const { rule } = props;
  const links = useLinks();
  const navigate = useNavigate();
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" variant="outlined" onClick={() => setOpen(true)}>
        {rule ? t('rules.request.change') : t('rules.request.new')}
      </Button>
      {open && (
        <AskRuleDialog
          rule={rule}
          onClose={() => setOpen(false)}
          onDone={() => navigate(links.policyRequests())}
        />
      )}
    </>
  );
}
