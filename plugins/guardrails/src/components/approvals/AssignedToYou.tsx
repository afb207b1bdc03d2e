import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import {
  Age,
  ErrorState,
  Notice,
  SafeLines,
  useAction,
} from '@backstage-guardrails/components';
import type { ApprovalDetail } from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { useTranslation } from '../../translation';
import { Actor } from '../common/Actor';

/** Who reassigned their review to the person, why, and the way to return it. @internal */
export function AssignedToYou(props: {
  detail: ApprovalDetail;
  onChange: () => void;
}) {
  const { detail, onChange } = props;
  const api = useApi(guardrailsApiRef);
  const { t } = useTranslation();
  const { state, run } = useAction();
  if (detail.state !== 'open') return null;
  return (
    <>
      {detail.handedToYou.map(({ from, reason, at }) => (
        <Notice key={from} tone="caution">
          {t('approvals.reassign.by', {
            label: <strong>{t('approvals.reassign.you')}</strong>,
            person: <Actor reference={from} />,
            at: <Age at={at} />,
            reason: <SafeLines>{reason}</SafeLines>,
          })}{' '}
          <Button
            size="small"
            variant="outlined"
            disabled={state.status === 'running'}
            onClick={async () => {
              const done = await run(() => api.handBack(detail.id, { from }));
              if (done) onChange();
            }}
          >
            {t('approvals.reassign.return')}
          </Button>
        </Notice>
      ))}
      {state.status === 'failed' && (
        <ErrorState
          title={t('approvals.reassign.return.failed')}
          error={state.error}
        />
      )}
    </>
  );
}
