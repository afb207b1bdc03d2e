import {
  EmptyState,
  FilterBar,
  FilterDay,
  FilterSelect,
  FilterText,
  List,
  Stack,
} from '@backstage-guardrails/components';
import { useTranslation } from '../../translation';
import { EntryTable } from './EntryTable';
import { entryKind, entryKinds } from './entryKind';
import { Export } from './Export';
import { LedgerHead } from './LedgerHead';
import { entryFilter, entryFilters } from './entryFilter';
import { VerifyReceipt } from './VerifyReceipt';
import { useGuardrailsList } from '../list/useGuardrailsList';

/** The log that anybody can verify: how it stands, what outside holds of it, and its entries. @internal */
export function LedgerContent() {
  const list = useGuardrailsList({
    name: 'ledger-entries',
    filters: entryFilters,
    filter: entryFilter,
    load: (api, request, options) => api.listLedgerEntries(request, options),
  });
  const { t } = useTranslation();
  return (
    <Stack>
      <LedgerHead />
      <div>
        <FilterBar
          label={t('ledger.filter.label')}
          aside={<Export filter={list.filter} />}
        >
          <FilterSelect
            param="kind"
            label={t('ledger.filter.kind')}
            options={entryKinds.map(value => ({
              value,
              title: entryKind(value, t),
            }))}
          />
          <FilterText param="subject" label={t('ledger.filter.subject')} />
          <FilterDay param="since" label={t('ledger.filter.from')} />
          <FilterDay param="until" label={t('ledger.filter.to')} />
        </FilterBar>
        <List
          list={list}
          of={t('ledger.of')}
          noMatch={t('ledger.filtered.title')}
          empty={
            <EmptyState title={t('ledger.empty.title')}>
              {t('ledger.empty.text')}
            </EmptyState>
          }
        >
          {items => <EntryTable entries={items} />}
        </List>
      </div>
      <VerifyReceipt />
    </Stack>
  );
}
