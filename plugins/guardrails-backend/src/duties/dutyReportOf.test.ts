import type { ParameterSet, Rule } from '@backstage-guardrails/policy-model';
import type { People } from '../people';
import { dutyReportOf } from './dutyReportOf';

const members: Record<string, string[]> = {
  'group:default/payments': [
    'user:default/team-lead-payments',
    'user:default/developer-payments',
  ],
  'group:default/platform': [
    'user:default/platform-engineer',
    'user:default/developer-payments',
  ],
};

const people = {
  members: async (group: string) => members[group] ?? [],
} as People;

const rules = [
  { id: 'a/deny', level: 'mandatory' },
  {
    id: 'a/deny-here',
    level: { default: 'advisory', production: 'mandatory' },
  },
  { id: 'a/set', level: 'advisory' },
  { id: 'a/warn', level: 'advisory' },
] as unknown as Rule[];

const production = {
  rules: { 'a/set': { level: 'approval' } },
} as unknown as ParameterSet;

const common = {
  entity: 'component:default/checkout-api',
  operators: ['group:default/platform'],
  rules,
  production,
  conflicts: [],
  people,
};

const deploy = {
  duty: 'deploy',
  via: 'the portal carries out a change that violates no rule that denies (2 in production) and none that asks for the consent of others (1)',
};

describe('dutyReportOf', () => {
  it('names everybody who can ask once, with the reason, and what is not connected', async () => {
    const report = await dutyReportOf({
      ...common,
      owner: 'group:default/payments',
    });
    const owns = {
      duty: 'request',
      via: 'member of group:default/payments, which owns it',
    };
    expect(report).toEqual({
      entity: common.entity,
      alone: [
        { person: 'user:default/developer-payments', path: [owns, deploy] },
        {
          person: 'user:default/platform-engineer',
          path: [
            {
              duty: 'request',
              via: 'member of group:default/platform, which asks for all teams',
            },
            deploy,
          ],
        },
        { person: 'user:default/team-lead-payments', path: [owns, deploy] },
      ],
      notConnected: expect.any(Array),
      conflicts: [],
    });
    expect(report.notConnected.map(({ duty }) => duty)).toEqual([
      'author',
      'review',
      'deploy',
      'administer-pipeline',
      'administer-policy',
    ]);
  });

  it('names a person who owns it, and nobody where nobody can ask', async () => {
    const owner = 'user:default/finance';
    const owned = await dutyReportOf({ ...common, owner, operators: [] });
    expect(owned.alone).toEqual([
      {
        person: owner,
        path: [{ duty: 'request', via: 'owner of it' }, deploy],
      },
    ]);
    const nobody = await dutyReportOf({ ...common, operators: [] });
    expect(nobody.alone).toEqual([]);
  });
});
