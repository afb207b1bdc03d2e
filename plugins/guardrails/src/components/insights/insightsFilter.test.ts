import { decisionsOf, insightsRequest } from './insightsFilter';

describe('the address of Insights', () => {
  const default30 = { range: '30d' };

  it.each([
    ['', default30],
    ['range=7d', { range: '7d' }],
    ['range=1y', default30],
    [
      'range=custom&from=2026-01-01&to=2026-01-31',
      { from: '2026-01-01', to: '2026-01-31' },
    ],
    ['range=custom&from=2026-01-01', default30],
    ['range=custom&from=2026-01-31&to=2026-01-01', default30],
    ['range=custom&from=2026-02-30&to=2026-03-01', default30],
    ['range=custom&from=2025-01-01&to=2026-01-02', default30],
    ['range=7d&from=2026-01-01&to=2026-01-31', { range: '7d' }],
    [
      'owner=group:default/payments&environment=dev&rule=a/b',
      {
        ...default30,
        owner: 'group:default/payments',
        environment: 'dev',
        rule: 'a/b',
      },
    ],
    ['owner=no ref&rule=no rule', default30],
  ])('%s asks for %j', (address, request) => {
    expect(insightsRequest(new URLSearchParams(address))).toEqual(request);
  });

  it('leads to the decisions that a number counts', () => {
    expect(
      decisionsOf(
        { range: '7d', owner: 'group:default/a', rule: 'a/b' },
        { from: '2026-01-01', to: '2026-01-07', scope: 'own', teams: [] },
        { outcome: 'deny' },
      ),
    ).toEqual({
      ...{ checks: 'all', within: 'custom' },
      ...{ since: '2026-01-01', until: '2026-01-07' },
      ...{ owner: 'group:default/a', rule: 'a/b', outcome: 'deny' },
    });
  });

  it.each([
    ['own', ['group:default/a'], 'group:default/a'],
    ['own', ['group:default/a', 'group:default/b'], undefined],
    ['own', [], undefined],
    ['all', ['group:default/a'], undefined],
  ] as const)('of %s %j is narrowed to %s', (scope, owners, owner) => {
    const teams = [...owners].map(team => ({
      owner: team,
      checks: 1,
      denied: 0,
    }));
    const days = { from: '2026-01-01', to: '2026-01-07' };
    expect(decisionsOf({}, { ...days, scope, teams }).owner).toBe(owner);
  });
});
