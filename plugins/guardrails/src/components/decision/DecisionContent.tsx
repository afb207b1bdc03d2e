import { useParams } from 'react-router-dom';
import {
  EmptyState,
  ErrorState,
  LoadingState,
  useDecision,
} from '@backstage-guardrails/plugin-guardrails-react';
import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import { DecisionView } from './DecisionView';

/** The decision that the address names. @internal */
export function DecisionContent() {
  const { id = '' } = useParams();
  const decision = useDecision(id);
  switch (decision.status) {
    case 'loading':
      return <LoadingState of="the decision" />;
    case 'failed':
      return isNotFound(decision.error) ? (
        <EmptyState title="There is no such decision, or it is not yours to read">
          You can read decisions that you asked for and those about what your
          teams own. Check that the address is complete, or ask whoever sent it.
        </EmptyState>
      ) : (
        <ErrorState
          title="The decision could not be loaded"
          error={decision.error}
          onRetry={decision.retry}
        />
      );
    case 'ready':
      return <DecisionView detail={decision.value} />;
    default:
      throw new TypeError(`Not a state: ${String(decision satisfies never)}`);
  }
}

function isNotFound(error: Error): boolean {
  return (
    error instanceof GuardrailsError &&
    // An id that cannot exist is as absent as one that does not.
    (error.statusCode === 404 || error.statusCode === 400)
  );
}
