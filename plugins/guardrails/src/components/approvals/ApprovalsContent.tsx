import { Link } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import {
  EmptyState,
  useApprovals,
} from '@backstage-guardrails/plugin-guardrails-react';
import { useLinks, useUrlState } from '../../routing';
import { BoxTabs } from '../common/BoxTabs';
import { FilterBar } from '../common/FilterBar';
import { FilterSelect } from '../common/FilterSelect';
import { FilterText } from '../common/FilterText';
import { PagedList } from '../common/PagedList';
import { ApprovalTable } from './ApprovalTable';
import { approvalStates } from './approvalWords';
import { boxes, boxOf, useApprovalRequest } from './useApprovalRequest';

const emptyTitles = {
  mine: 'Nothing waits for you',
  handed: 'Nobody has handed you a request',
  asked: 'You have asked for nothing that is on record',
  all: 'No requests yet',
};

/** The inbox: what waits for the signed-in person, what they asked for, and everything they may see. @internal */
export function ApprovalsContent() {
  const [params, change] = useUrlState();
  const links = useLinks();
  const box = boxOf(params);
  const request = useApprovalRequest(params);
  const approvals = useApprovals(request);
  const set = (name: string) => (value: string) =>
    change({ [name]: value || undefined, cursor: undefined });
  const filtered = params.has('state') || params.has('entity');
  return (
    <>
      <FilterBar
        label="Filter requests for approval"
        aside={
          <Link to={links.approvalSettings()}>Standing in and passkeys</Link>
        }
      >
        <BoxTabs
          label="Box"
          options={boxes}
          value={box}
          onChange={value => set('box')(value === 'mine' ? '' : value)}
        />
        <FilterSelect
          label="State"
          value={params.get('state') ?? ''}
          options={Object.entries(approvalStates).map(([value, { word }]) => ({
            value,
            title: word,
          }))}
          onChange={set('state')}
        />
        <FilterText
          label="Entity"
          value={params.get('entity') ?? ''}
          onChange={set('entity')}
        />
      </FilterBar>
      <PagedList
        remote={approvals}
        of="requests for approval"
        cursor={request.cursor}
        onCursor={cursor => change({ cursor })}
        empty={
          filtered ? (
            <EmptyState
              title="No request matches these filters"
              action={
                <Button
                  variant="outlined"
                  onClick={() =>
                    change({
                      state: undefined,
                      entity: undefined,
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
              A change that policy does not let pass by itself is asked for
              here: from its decision, by whoever wants it.
            </EmptyState>
          )
        }
      >
        {items => <ApprovalTable approvals={items} />}
      </PagedList>
    </>
  );
}
