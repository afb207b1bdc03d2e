import { Link } from '@backstage/core-components';
import type { PolicyRequest } from '@backstage-guardrails/plugin-guardrails-common';
import {
  Age,
  EmptyState,
  SafeText,
  usePolicyRequests,
} from '@backstage-guardrails/plugin-guardrails-react';
import { useLinks, useUrlState } from '../../routing';
import { Actor } from '../common/Actor';
import { FilterBar } from '../common/FilterBar';
import { PagedList } from '../common/PagedList';
import { RowTable } from '../common/RowTable';
import { SafeLines } from '../common/SafeLines';

/** Wishes for other thresholds and rules. Consent to one changes nothing by itself. @internal */
export function PolicyRequestsContent() {
  const [params, change] = useUrlState();
  const links = useLinks();
  const cursor = params.get('cursor') ?? undefined;
  const requests = usePolicyRequests({ limit: 25, cursor });
  return (
    <>
      <FilterBar
        label="Wishes for other policy"
        aside={<Link to={links.exceptions()}>Back to the exceptions</Link>}
      >
        What people asked the owners of policy for.
      </FilterBar>
      <PagedList
        remote={requests}
        of="wishes for other policy"
        cursor={cursor}
        onCursor={next => change({ cursor: next })}
        empty={
          <EmptyState title="Nobody asked for another policy">
            Whoever is stopped by a rule can ask for another threshold or
            another rule: from the finding, with “Ask for…”.
          </EmptyState>
        }
      >
        {items => (
          <RowTable
            label="Wishes for other policy"
            rows={items}
            keyOf={({ id }) => id}
            columns={[
              {
                title: 'State',
                shape: 'calm',
                cell: ({ state, approval }) => (
                  <Link to={links.approval(approval)}>
                    <SafeText>{state}</SafeText>
                  </Link>
                ),
              },
              {
                title: 'What is wished for',
                shape: 'wide',
                cell: ({ request }) => <SafeLines>{wishOf(request)}</SafeLines>,
              },
              {
                title: 'Rule',
                cell: ({ request }) =>
                  request.rule ? (
                    <Link to={links.rule(request.rule)}>{request.rule}</Link>
                  ) : (
                    'a new one'
                  ),
              },
              {
                title: 'Reason',
                cell: ({ request }) => <SafeLines>{request.reason}</SafeLines>,
              },
              {
                title: 'By',
                cell: ({ requester }) => <Actor reference={requester} />,
              },
              {
                title: 'When',
                shape: 'calm',
                cell: ({ requestedAt }) => <Age at={requestedAt} />,
              },
            ]}
          />
        )}
      </PagedList>
    </>
  );
}

function wishOf(request: PolicyRequest): string {
  return request.kind === 'threshold'
    ? `For ${request.scope}: ${request.wanted}`
    : request.wanted;
}
