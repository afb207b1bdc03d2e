import type { FindingRecord } from '@backstage-guardrails/plugin-guardrails-common';
import type {
  DecisionId,
  Finding,
  RuleId,
} from '@backstage-guardrails/policy-model';
import { openOf } from './openOf';

const DECISION = 'decision-1' as DecisionId;

const record = (
  source: string,
  status: FindingRecord['status'],
): FindingRecord => ({
  id: `${source}-${status.state}`,
  source,
  entity: 'component:default/shop',
  ...(source === 'decisions' && { decision: DECISION }),
  firstSeenAt: '2026-01-01T00:00:00.000Z',
  lastSeenAt: '2026-01-01T00:00:00.000Z',
  reopened: 0,
  imported: false,
  status,
  finding: {
    rule: 'catalog/has-owner' as RuleId,
    level: 'advisory',
    disposition: 'warned',
    severity: 'low',
    resource: '',
    path: '',
  } as Finding,
});

const newest = { id: DECISION, applied: false, recorded: false };
const openedAt = '2026-01-02T00:00:00.000Z';
const proposed = record('decisions', { state: 'proposed' });
const swept = record('sweep', { state: 'open', openedAt });

it.each<[string, FindingRecord[], string[]]>([
  ['what the newest request has', [proposed], [proposed.id]],
  [
    'that beside what the sweep found, which says nothing about changes',
    [proposed, swept],
    [proposed.id, swept.id],
  ],
  [
    'only what is deployed, once something is',
    [proposed, record('decisions', { state: 'open', openedAt }), swept],
    ['decisions-open', swept.id],
  ],
  [
    'nothing of the sweep that is resolved',
    [record('sweep', { state: 'resolved', resolvedAt: openedAt })],
    [],
  ],
])('shows %s', (_what, records, expected) => {
  const open = openOf(records, newest);
  expect(open.map(({ id }) => id).sort()).toEqual(expected.sort());
});

it('shows what the sweep found where there was never a decision', () => {
  expect(openOf([swept], undefined)).toMatchObject([
    { id: swept.id, since: openedAt },
  ]);
  expect(openOf([swept], undefined)[0]).not.toHaveProperty('decision');
});

it('marks what a recorded plan has, which can have no exception', () => {
  const open = openOf([proposed, swept], { ...newest, recorded: true });
  const marked = open.filter(({ recorded }) => recorded);
  expect(marked.map(({ id }) => id)).toEqual([proposed.id]);
});
