import {
  ErrorState,
  LoadingState,
  useDecisions,
} from '@backstage-guardrails/plugin-guardrails-react';
import { useUrlState } from '../../routing';
import { DecisionFilters } from './DecisionFilters';
import { Pager } from '../common/Pager';
import { DecisionTable } from './DecisionTable';
import { NoDecisions } from './NoDecisions';
import { useDecisionRequest } from './useDecisionRequest';

/** The decisions that the signed-in person may read, newest first. @internal */
export function DecisionsContent() {
  const [params, change] = useUrlState();
  return (
    <>
      <DecisionFilters params={params} onChange={change} />
      <DecisionList
        params={params}
        onCursor={cursor => change({ cursor })}
        onClear={() =>
          change(
            Object.fromEntries([...params.keys()].map(k => [k, undefined])),
          )
        }
      />
    </>
  );
}

function DecisionList(props: {
  params: URLSearchParams;
  onCursor: (cursor: string | undefined) => void;
  onClear: () => void;
}) {
  const request = useDecisionRequest(props.params);
  const decisions = useDecisions(request);
  switch (decisions.status) {
    case 'loading':
      return <LoadingState of="decisions" />;
    case 'failed':
      return (
        <ErrorState
          title="The decisions could not be loaded"
          error={decisions.error}
          onRetry={decisions.retry}
        />
      );
    case 'ready':
      if (!decisions.value.items.length) {
        const filtered = [...props.params.keys()].length > 0;
        return <NoDecisions onClear={filtered ? props.onClear : undefined} />;
      }
      return (
        <>
          <DecisionTable decisions={decisions.value.items} />
          <Pager
            of="decisions"
            onFirst={
              request.cursor ? () => props.onCursor(undefined) : undefined
            }
            onNext={
              decisions.value.nextCursor
                ? () => props.onCursor(decisions.value.nextCursor)
                : undefined
            }
            onReload={decisions.reload}
          />
        </>
      );
    default:
      throw new TypeError(`Not a state: ${String(decisions satisfies never)}`);
  }
}
