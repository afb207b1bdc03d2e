import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import { Age, ErrorState, useAction } from '@backstage-guardrails/components';
import type { WhatIfDetail } from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from '@backstage-guardrails/plugin-guardrails-react';
import { useTranslation } from '../../translation';
import { PageHead } from '../common/PageHead';
import { whatIfState } from './whatIfState';

/** Where it is in its life, which decisions, and a way to end it. @internal */
export function WhatIfHead(props: {
  whatIf: WhatIfDetail;
  onChange: () => void;
}) {
  const { whatIf, onChange } = props;
  const { id, state, since, until, startedAt, expiresAt } = whatIf;
  const api = useApi(guardrailsApiRef);
  const { t } = useTranslation();
  const cancelling = useAction();
  const cancel = async () => {
    if (await cancelling.run(() => api.cancelWhatIf(id))) onChange();
  };
  return (
    <div aria-live="polite">
      <PageHead
        state={whatIfState(state, t)}
        title={t('whatIf.view.title')}
        actions={
          state === 'running' && (
            <Button
              variant="outlined"
              disabled={cancelling.state.status === 'running'}
              onClick={cancel}
            >
              {t('whatIf.view.cancel')}
            </Button>
          )
        }
        facts={[
          t('whatIf.view.decisions', {
            since: <Age at={since} />,
            until: <Age at={until} />,
          }),
          t('whatIf.view.started', { at: <Age at={startedAt} /> }),
          t('whatIf.view.expires', { at: <Age at={expiresAt} /> }),
        ]}
      />
      {cancelling.state.status === 'failed' && (
        <ErrorState
          title={t('whatIf.view.cancel.failed')}
          error={cancelling.state.error}
        />
      )}
    </div>
  );
}
