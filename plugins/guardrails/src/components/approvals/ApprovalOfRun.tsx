import {
  ErrorState,
  isAbsent,
  LoadingState,
} from '@backstage-guardrails/components';
import { useGuardrails } from '@backstage-guardrails/plugin-guardrails-react';
import { Navigate } from 'react-router-dom';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import type { ApprovalOfChange } from './ApprovalOfChange';
import { ApprovalView } from './ApprovalView';

/**
 * A request for approval of a change is on the page of its run. Where the decision is gone or may not be read, the request
 * is shown by itself with the reason; a change that cannot be seen is not reviewed there. One that could not be loaded is
 * tried again.
 * @internal
 */
export function ApprovalOfRun(props: {
  detail: ApprovalOfChange;
  onChange: () => void;
}) {
  const { decision: id } = props.detail.subject;
  const links = useLinks();
  const { t } = useTranslation();
  const decision = useGuardrails(['decision', id], (api, options) =>
    api.getDecision(id, options),
  );
  switch (decision.status) {
    case 'loading':
      return <LoadingState of={t('decision.of')} />;
    case 'ready':
      return <Navigate replace to={links.decision(id)} />;
    case 'failed':
      return isAbsent(decision.error) ? (
        <ApprovalView {...props} />
      ) : (
        <ErrorState
          title={t('approvals.run.failed')}
          error={decision.error}
          onRetry={decision.retry}
        />
      );
    default:
      throw new TypeError(`Not a state: ${String(decision satisfies never)}`);
  }
}
