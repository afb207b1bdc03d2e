import { leaseFilter } from '../access/leaseFilter';
import { approvalFilter } from '../approvals/approvalFilter';
import { decisionFilter } from '../decisions/decisionFilter';
import { exceptionFilter } from '../exceptions/exceptionFilter';
import { entryFilter } from '../ledger/entryFilter';

const now = '2026-03-10T12:00:00.000Z';

describe('the filter of a list', () => {
  beforeEach(() => jest.useFakeTimers({ now: new Date(now) }));
  afterEach(() => jest.useRealTimers());

  it.each<[string, (params: URLSearchParams) => object, string, object]>([
    ['approvals', approvalFilter, '', { box: 'mine' }],
    [
      'approvals',
      approvalFilter,
      'box=all&state=open&entity=+resource:default/db+',
      { box: 'all', state: ['open'], entity: 'resource:default/db' },
    ],
    ['leases', leaseFilter, '', { box: 'mine' }],
    ['leases', leaseFilter, 'box=debt', { box: 'all', debt: true }],
    [
      'leases',
      leaseFilter,
      'box=owned&state=active&resource=resource:default/r',
      {
        box: 'owned',
        state: ['active'],
        resource: 'resource:default/r',
      },
    ],
    [
      'exceptions',
      exceptionFilter,
      'state=active&rule=network/flow-logs&entity=api:e&owner=group:o&search=db',
      {
        state: ['active'],
        rule: 'network/flow-logs',
        entity: 'api:e',
        owner: 'group:o',
        search: 'db',
      },
    ],
    // What is being typed is no filter yet, and never an error.
    ['exceptions', exceptionFilter, 'rule=no+rule&entity=resource:', {}],
    [
      'decisions',
      decisionFilter,
      'search=d&entity=res&rule=net&owner=pay&order=sideways',
      { checks: 'notable' },
    ],
    [
      'decisions',
      decisionFilter,
      'search=+db+&order=oldest&owner=group:default/payments',
      {
        checks: 'notable',
        search: 'db',
        order: 'oldest',
        owner: 'group:default/payments',
      },
    ],
    [
      'entries',
      entryFilter,
      'kind=lease&subject=s&since=2026-03-01&until=nonsense',
      { kind: ['lease'], subject: 's', since: '2026-03-01T00:00:00.000Z' },
    ],
    ['decisions', decisionFilter, '', { checks: 'notable' }],
    ['decisions', decisionFilter, 'state=gone', { checks: 'notable' }],
    [
      'decisions',
      decisionFilter,
      'state=check-failed',
      { checks: 'notable', state: ['check-failed'] },
    ],
    [
      'decisions',
      decisionFilter,
      'outcome=deny,nonsense&outcome=warn&within=day&checks=all',
      {
        outcome: ['deny', 'warn'],
        since: '2026-03-09T12:00:00.000Z',
        checks: 'all',
      },
    ],
    // An address is what anybody sends: a name that every object has is not a choice.
    [
      'approvals',
      approvalFilter,
      'box=constructor&state=toString',
      { box: 'mine' },
    ],
    ['leases', leaseFilter, 'box=constructor&state=toString', { box: 'mine' }],
    ['exceptions', exceptionFilter, 'state=constructor', {}],
    ['exceptions', exceptionFilter, 'ends=14', { endsWithin: 14 }],
    ['exceptions', exceptionFilter, 'ends=15', {}],
    ['entries', entryFilter, 'kind=constructor', {}],
    ['decisions', decisionFilter, 'within=constructor', { checks: 'notable' }],
  ])('of %s is read from the address: %#', (_list, read, query, filter) => {
    expect(read(new URLSearchParams(query))).toEqual(filter);
  });
});
