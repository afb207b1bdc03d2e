import { Link } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import {
  EmptyState,
  useExceptions,
} from '@backstage-guardrails/plugin-guardrails-react';
import { useLinks, useUrlState } from '../../routing';
import { FilterBar } from '../common/FilterBar';
import { FilterSelect } from '../common/FilterSelect';
import { FilterText } from '../common/FilterText';
import { PagedList } from '../common/PagedList';
import { Stack } from '../common/Stack';
import { Debt } from './Debt';
import { ExceptionTable } from './ExceptionTable';
import { exceptionStates } from './exceptionWords';
import { useExceptionRequest } from './useExceptionRequest';

const filters = ['state', 'rule', 'entity', 'owner'];

/** How much is waived, and every exception that the signed-in person may read. @internal */
export function ExceptionsContent() {
  const [params, change] = useUrlState();
  const links = useLinks();
  const request = useExceptionRequest(params);
  const exceptions = useExceptions(request);
  const set = (name: string) => (value: string) =>
    change({ [name]: value || undefined, cursor: undefined });
  const text = (name: string) => params.get(name) ?? '';
  return (
    <Stack>
      <Debt onOwner={set('owner')} onRule={set('rule')} />
      <div>
        <FilterBar
          label="Filter exceptions"
          aside={
            <Link to={links.policyRequests()}>Wishes for other policy</Link>
          }
        >
          <FilterSelect
            label="State"
            value={text('state')}
            options={Object.entries(exceptionStates).map(
              ([value, { word }]) => ({ value, title: word }),
            )}
            onChange={set('state')}
          />
          <FilterText
            label="Rule"
            value={text('rule')}
            onChange={set('rule')}
          />
          <FilterText
            label="Entity"
            value={text('entity')}
            onChange={set('entity')}
          />
          <FilterText
            label="Owner"
            value={text('owner')}
            onChange={set('owner')}
          />
        </FilterBar>
        <PagedList
          remote={exceptions}
          of="exceptions"
          cursor={request.cursor}
          onCursor={cursor => change({ cursor })}
          empty={
            filters.some(name => params.has(name)) ? (
              <EmptyState
                title="No exception matches these filters"
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
              <EmptyState title="No exceptions">
                An exception is asked for from a finding: open the decision that
                it stopped and choose “Ask for…”. You see those of your teams,
                and those you asked for or decide on.
              </EmptyState>
            )
          }
        >
          {items => <ExceptionTable exceptions={items} />}
        </PagedList>
      </div>
    </Stack>
  );
}
