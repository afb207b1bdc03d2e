import type {
  WhatIfDetail,
  WhatIfResult,
} from '@backstage-guardrails/plugin-guardrails-common';
import { toText } from './toText';

const none = {
  'newly-denied': 0,
  'newly-needs-approval': 0,
  'newly-allowed': 0,
  'not-judged': 0,
};

function detailWith(change: Partial<WhatIfDetail> = {}): WhatIfDetail {
  return {
    id: 'w',
    state: 'finished',
    startedAt: '2026-03-01T00:00:00Z',
    expiresAt: '2026-03-31T00:00:00Z',
    since: '2026-02-01T00:00:00Z',
    until: '2026-03-01T00:00:00Z',
    total: 3,
    leftOut: 0,
    counts: { ...none, unchanged: 3 },
    rules: [],
    teams: [],
    targets: [],
    notJudged: [],
    older: { decisions: 0, explained: 0 },
    ...change,
  };
}

const result = {
  decision: 'd1',
  recordedAt: '2026-02-02T00:00:00Z',
  result: 'newly-denied',
  before: 'allow',
  after: 'deny',
  target: 'component:default/a',
  rules: [{ rule: 'cost/budget', change: 'stricter' }],
  lacking: { facts: ['cost.budget'], explain: true },
} as WhatIfResult;

const text = (detail: WhatIfDetail, results: WhatIfResult[] = []) =>
  toText({ detail, results, colours: false });

describe('a what-if as text', () => {
  it('says in one line that nothing changes', () => {
    expect(text(detailWith())).toBe('3 unchanged\n');
  });

  it('says what changes, where, why, and what is not known', () => {
    const counts = { ...none, 'newly-denied': 1, 'not-judged': 1 };
    const lost = {
      ...result,
      decision: 'd2',
      result: 'not-judged',
      after: undefined,
      rules: [],
      lacking: undefined,
      reason: { code: 'not-kept', message: 'The input was deleted' },
    } as WhatIfResult;
    expect(
      text(
        detailWith({
          leftOut: 4,
          counts: { ...counts, unchanged: 1 },
          rules: [{ name: 'cost/budget', ...none, 'newly-denied': 1 }],
          older: { decisions: 1, explained: 1 },
          bundle: { revision: '1', digest: 'sha256:b' as never },
          parameters: { digest: 'sha256:p' as never },
        }),
        [result, lost],
      ),
    ).toBe(`✗ Newly denied: d1
  allow → deny, component:default/a
  cost/budget: stricter
  Not recorded then: cost.budget. This alone explains the difference
- Not evaluated: d2
  allow → not evaluated, component:default/a
  The input was deleted [not-kept]
By rule:
  cost/budget: 1 newly denied
Compared with bundle 1 (sha256:b) and parameters sha256:p
1 of the changed decisions are of an older engine; what was not recorded then explains 1 of them
4 decisions left out: this token may not read them
1 newly denied, 1 not evaluated, 1 unchanged
`);
  });

  it('lets no server forge a line', () => {
    const state = 'failed';
    const error = { code: 'c', message: 'no\n3 unchanged\u202e' };
    const forged = text(detailWith({ state, error }), [
      { ...result, decision: 'a\n✓ all', target: 'b\nc' },
    ]);
    expect(forged).not.toMatch(/^(✓ all|c|3 unchanged.+)/m);
    expect(forged).toContain('Not finished (failed), 3 of 3 compared: no');
  });
});
