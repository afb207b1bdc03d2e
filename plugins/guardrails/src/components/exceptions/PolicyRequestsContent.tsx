import { Link } from '@backstage/core-components';
import {
  Age,
  EmptyState,
  SafeText,
  FilterBar,
  RowTable,
  SafeLines,
  List,
} from '@backstage-guardrails/components';
import type { PolicyRequest } from '@backstage-guardrails/plugin-guardrails-common';
import { useLinks } from '../../routing';
import { type Translate, useTranslation } from '../../translation';
import { approvalState, approvalStates } from '../approvals/approvalState';
import { Actor } from '../common/Actor';
import { useGuardrailsList } from '../list/useGuardrailsList';

/** Requests for other thresholds and rules. Approving one changes nothing by itself. @internal */
export function PolicyRequestsContent() {
  const links = useLinks();
  const { t } = useTranslation();
  const list = useGuardrailsList({
    name: 'policy-requests',
    filters: [],
    filter: () => undefined,
    load: (api, { limit, cursor }, options) =>
      api.listPolicyRequests({ limit, cursor }, options),
  });
  return (
    <>
      <FilterBar
        label={t('exceptions.policies.label')}
        aside={
          <Link to={links.exceptions()}>{t('exceptions.policies.back')}</Link>
        }
      >
        {t('exceptions.policies.intro')}
      </FilterBar>
      <List
        list={list}
        of={t('exceptions.policies.of')}
        empty={
          <EmptyState title={t('exceptions.policies.empty.title')}>
            {t('exceptions.policies.empty.text')}
          </EmptyState>
        }
      >
        {items => (
          <RowTable
            label={t('exceptions.policies.label')}
            rows={items}
            keyOf={({ id }) => id}
            linkOf={({ approval }) => links.approval(approval)}
            columns={[
              {
                title: t('exceptions.policies.state'),
                shape: 'calm',
                cell: ({ state, approval }) => (
                  <Link to={links.approval(approval)}>
                    <SafeText>{stateText(state, t)}</SafeText>
                  </Link>
                ),
              },
              {
                title: t('exceptions.policies.request'),
                shape: 'wide',
                cell: ({ request }) => (
                  <SafeLines>{requestText(request, t)}</SafeLines>
                ),
              },
              {
                title: t('exceptions.policies.rule'),
                cell: ({ request }) =>
                  request.rule ? (
                    <Link to={links.rule(request.rule)}>{request.rule}</Link>
                  ) : (
                    t('exceptions.policies.rule.new')
                  ),
              },
              {
                title: t('exceptions.policies.reason'),
                cell: ({ request }) => <SafeLines>{request.reason}</SafeLines>,
              },
              {
                title: t('exceptions.policies.requester'),
                cell: ({ requester }) => <Actor reference={requester} />,
              },
              {
                title: t('exceptions.policies.when'),
                shape: 'calm',
                cell: ({ requestedAt }) => <Age at={requestedAt} />,
              },
            ]}
          />
        )}
      </List>
    </>
  );
}

/** A state that a newer service sends is shown as it is. */
function stateText(state: string, t: Translate): string {
  const known = approvalStates.find(each => each === state);
  return known ? approvalState(known, t).word : state;
}

function requestText(request: PolicyRequest, t: Translate): string {
  return request.kind === 'threshold'
    ? t('exceptions.policies.request.threshold', {
        scope: request.scope,
        wanted: request.wanted,
      })
    : request.wanted;
}
