import Button from '@material-ui/core/Button';
import {
  EmptyState,
  useLeases,
} from '@backstage-guardrails/plugin-guardrails-react';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useLinks, useUrlState } from '../../routing';
import { BoxTabs } from '../common/BoxTabs';
import { FilterBar } from '../common/FilterBar';
import { FilterSelect } from '../common/FilterSelect';
import { FilterText } from '../common/FilterText';
import { PagedList } from '../common/PagedList';
import { LeaseTable } from './LeaseTable';
import { leaseStates } from './leaseWords';
import { RequestLeaseDialog } from './RequestLeaseDialog';
import { boxes, boxOf, useLeaseRequest } from './useLeaseRequest';

const emptyTitles = {
  mine: 'You have not asked for access',
  owned: 'Nobody has asked for access to what your teams own',
  debt: 'No break-glass waits for its review',
  all: 'Nobody has asked for access yet',
};

/** Access for a while: what the signed-in person asked for, what others have on their resources, what is to review. @internal */
export function AccessContent() {
  const [params, change] = useUrlState();
  const links = useLinks();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const box = boxOf(params);
  const request = useLeaseRequest(params);
  const leases = useLeases(request);
  const set = (name: string) => (value: string) =>
    change({ [name]: value || undefined, cursor: undefined });
  return (
    <>
      <FilterBar
        label="Filter leases"
        aside={
          <Button
            variant="contained"
            color="primary"
            onClick={() => setAsking(true)}
          >
            Ask for access
          </Button>
        }
      >
        <BoxTabs
          label="Part of the list"
          options={boxes}
          value={box}
          onChange={value => set('box')(value === 'mine' ? '' : value)}
        />
        <FilterSelect
          label="State"
          value={params.get('state') ?? ''}
          options={Object.entries(leaseStates).map(([value, { word }]) => ({
            value,
            title: word,
          }))}
          onChange={set('state')}
        />
        <FilterText
          label="Resource"
          value={params.get('resource') ?? ''}
          onChange={set('resource')}
        />
      </FilterBar>
      <PagedList
        remote={leases}
        of="leases"
        cursor={request.cursor}
        onCursor={cursor => change({ cursor })}
        empty={
          params.has('state') || params.has('resource') ? (
            <EmptyState
              title="No lease matches these filters"
              action={
                <Button
                  variant="outlined"
                  onClick={() =>
                    change({
                      state: undefined,
                      resource: undefined,
                      cursor: undefined,
                    })
                  }
                >
                  Clear the filters
                </Button>
              }
            />
          ) : (
            <EmptyState title={emptyTitles[box]}>
              Access is given for minutes, for a purpose, after the consent that
              policy asks for, and taken away at its end.
            </EmptyState>
          )
        }
      >
        {items => <LeaseTable leases={items} />}
      </PagedList>
      {asking && (
        <RequestLeaseDialog
          onClose={() => setAsking(false)}
          onDone={id => navigate(links.lease(id))}
        />
      )}
    </>
  );
}
