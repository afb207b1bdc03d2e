import Button from '@material-ui/core/Button';
import {
  EmptyState,
  useLedgerEntries,
} from '@backstage-guardrails/plugin-guardrails-react';
import { useUrlState } from '../../routing';
import { FilterBar } from '../common/FilterBar';
import { FilterDay } from '../common/FilterDay';
import { FilterSelect } from '../common/FilterSelect';
import { FilterText } from '../common/FilterText';
import { PagedList } from '../common/PagedList';
import { Stack } from '../common/Stack';
import { EntryTable } from './EntryTable';
import { entryWords } from './entryWords';
import { Export } from './Export';
import { LedgerHead } from './LedgerHead';
import { useEntryRequest } from './useEntryRequest';
import { VerifyReceipt } from './VerifyReceipt';

const filters = ['kind', 'subject', 'since', 'until'];

/** The log that anybody can verify: how it stands, what outside holds of it, and its entries. @internal */
export function LedgerContent() {
  const [params, change] = useUrlState();
  const request = useEntryRequest(params);
  const entries = useLedgerEntries(request);
  const set = (name: string) => (value: string) =>
    change({ [name]: value || undefined, cursor: undefined });
  const text = (name: string) => params.get(name) ?? '';
  return (
    <Stack>
      <LedgerHead />
      <div>
        <FilterBar
          label="Filter entries"
          aside={<Export filter={request.filter} />}
        >
          <FilterSelect
            label="Kind"
            value={text('kind')}
            options={Object.entries(entryWords).map(([value, title]) => ({
              value,
              title,
            }))}
            onChange={set('kind')}
          />
          <FilterText
            label="About (id)"
            value={text('subject')}
            onChange={set('subject')}
          />
          <FilterDay
            label="Since"
            value={text('since')}
            onChange={set('since')}
          />
          <FilterDay
            label="Until"
            value={text('until')}
            onChange={set('until')}
          />
        </FilterBar>
        <PagedList
          remote={entries}
          of="entries"
          cursor={request.cursor}
          onCursor={cursor => change({ cursor })}
          empty={
            filters.some(name => params.has(name)) ? (
              <EmptyState
                title="No entry matches these filters"
                action={
                  <Button
                    variant="outlined"
                    onClick={() =>
                      change(
                        Object.fromEntries(
                          [...filters, 'cursor'].map(n => [n, undefined]),
                        ),
                      )
                    }
                  >
                    Clear the filters
                  </Button>
                }
              />
            ) : (
              <EmptyState title="The ledger is empty">
                The first decision, approval or exception makes its first entry.
              </EmptyState>
            )
          }
        >
          {items => <EntryTable entries={items} />}
        </PagedList>
      </div>
      <VerifyReceipt />
    </Stack>
  );
}
