import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import type { ApprovalDetail } from '@backstage-guardrails/plugin-guardrails-common';
import {
  Age,
  ErrorState,
  guardrailsApiRef,
} from '@backstage-guardrails/plugin-guardrails-react';
import { Actor } from '../common/Actor';
import { Notice } from '../common/Notice';
import { SafeLines } from '../common/SafeLines';
import { useAction } from '../common/useAction';

/** Whose part is with the person, why, and the way to give it back. @internal */
export function HandedToYou(props: {
  detail: ApprovalDetail;
  onChange: () => void;
}) {
  const { detail, onChange } = props;
  const api = useApi(guardrailsApiRef);
  const { state, run } = useAction();
  if (detail.state !== 'open') return null;
  return (
    <>
      {detail.handedToYou.map(({ from, reason, at }) => (
        <Notice key={from} tone="caution">
          <strong>Handed to you</strong> by <Actor reference={from} />,{' '}
          <Age at={at} />, because: “<SafeLines>{reason}</SafeLines>”{' '}
          <Button
            size="small"
            variant="outlined"
            disabled={state.status === 'running'}
            onClick={async () => {
              const done = await run(() => api.handBack(detail.id, { from }));
              if (done) onChange();
            }}
          >
            Hand back
          </Button>
        </Notice>
      ))}
      {state.status === 'failed' && (
        <ErrorState title="It was not handed back" error={state.error} />
      )}
    </>
  );
}
