import {
  EmptyState,
  List,
  Stack,
  useUrlState,
} from '@backstage-guardrails/components';
import { useGuardrails } from '@backstage-guardrails/plugin-guardrails-react';
import { useTranslation } from '../../translation';
import { isNotAllowed } from '../common/isNotAllowed';
import { DriftSection } from '../drift/DriftSection';
import { useGuardrailsList } from '../list/useGuardrailsList';
import { findingFilter, findingFilters, summaryRequest } from './findingFilter';
import { FindingFilters } from './FindingFilters';
import { FindingSummarySection } from './FindingSummarySection';
import { FindingTable } from './FindingTable';

/** Everything that is not compliant and that the signed-in person may read: how much, where, how it went, and each. @internal */
export function FindingsContent() {
  const { t } = useTranslation();
  const [params] = useUrlState();
  const request = summaryRequest(params);
  const summary = useGuardrails(['finding-summary', request], (api, options) =>
    api.summarizeFindings(request, options),
  );
  const list = useGuardrailsList({
    name: 'findings',
    filters: findingFilters,
    filter: findingFilter,
    load: (api, listRequest, options) => api.listFindings(listRequest, options),
  });
  if (summary.status === 'failed' && isNotAllowed(summary.error)) {
    return (
      <EmptyState title={t('findings.noAccess.title')}>
        {t('findings.noAccess.text')}
      </EmptyState>
    );
  }
  return (
    <Stack>
      <FindingSummarySection summary={summary} />
      <DriftSection />
      <div>
        <FindingFilters filter={list.filter} />
        <List
          list={list}
          of={t('findings.of')}
          noMatch={t('findings.filtered.title')}
          empty={
            <EmptyState title={t('findings.empty.title')}>
              {t('findings.empty.text')}
            </EmptyState>
          }
        >
          {items => <FindingTable findings={items} />}
        </List>
      </div>
    </Stack>
  );
}
