import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import { Buttons, FormDialog } from '@backstage-guardrails/components';
import type { ApprovalDetail } from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { useState } from 'react';
import { useTranslation } from '../../translation';
import { useCaller } from '../common/useCaller';

type What = 'request' | 'consent';

/** Withdraws a request, or one's own approval of it, for as long as it was not applied. @internal */
export function Withdraw(props: {
  detail: ApprovalDetail;
  onChange: () => void;
}) {
  const { detail, onChange } = props;
  const api = useApi(guardrailsApiRef);
  const caller = useCaller();
  const { t } = useTranslation();
  const [asked, setAsked] = useState<What>();
  if (detail.state !== 'open' && detail.state !== 'approved') return null;

  const possible: What[] = [];
  if (caller === detail.requester) possible.push('request');
  if (detail.consents.some(c => c.person === caller && !c.withdrawnAt)) {
    possible.push('consent');
  }
  return (
    <Buttons>
      {possible.map(what => (
        <Button key={what} variant="outlined" onClick={() => setAsked(what)}>
          {t(`approvals.withdraw.${what}`)}
        </Button>
      ))}
      {asked && (
        <FormDialog
          title={t(`approvals.withdraw.${asked}`)}
          action={t('approvals.withdraw.action')}
          failure={t('approvals.withdraw.failed')}
          run={() => api.withdrawApproval(detail.id, { what: asked })}
          onDone={() => {
            setAsked(undefined);
            onChange();
          }}
          onClose={() => setAsked(undefined)}
        >
          {t(`approvals.withdraw.${asked}.text`)}
        </FormDialog>
      )}
    </Buttons>
  );
}
