import type { AccessProvider } from '@backstage-guardrails/plugin-guardrails-node';
import type { ParameterSet, Rule } from '@backstage-guardrails/policy-model';
import type { People } from '../../identity/people';
import { createDutyReport } from './createDutyReport';

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
  providers: [],
};

const deploy = {
  duty: 'deploy',
  via: 'the portal applies a change that violates none of the mandatory rules (2 in production) and none of the rules that need approval (1)',
};

describe('createDutyReport', () => {
  it('names everybody who can ask once, with the reason, and what is not connected', async () => {
    const report = await createDutyReport({
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
              via: 'member of group:default/platform, which requests for all teams',
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

  it('says what break-glass gives on it, and where nobody can say', async () => {
    const provider = (id: string, offers: AccessProvider['offers']) =>
      ({ id, offers } as AccessProvider);
    const offer = (resource: string) => ({
      resource,
      roles: [{ name: 'reader' }, { name: 'writer' }],
    });
    const { notConnected } = await createDutyReport({
      ...common,
      providers: [
        provider('postgres', async () => [
          offer(common.entity),
          offer('resource:default/other'),
        ]),
        provider('other', async () => [offer('resource:default/other')]),
        provider('broken', async () => {
          throw new Error('password in a message');
        }),
      ],
    });
    expect(notConnected.slice(0, -5)).toEqual([
      {
        duty: 'deploy',
        reason:
          'Break-glass grants reader or writer at once to anyone who requests it in an incident, through postgres. Others review it afterwards.',
      },
      {
        duty: 'deploy',
        reason:
          'The access provider broken does not answer: whether break-glass gives access to it is not known now.',
      },
    ]);
  });

  it('names a person who owns it, and nobody where nobody can ask', async () => {
    const owner = 'user:default/finance';
    const owned = await createDutyReport({ ...common, owner, operators: [] });
    expect(owned.alone).toEqual([
      {
        person: owner,
        path: [{ duty: 'request', via: 'owner of it' }, deploy],
      },
    ]);
    const nobody = await createDutyReport({ ...common, operators: [] });
    expect(nobody.alone).toEqual([]);
  });
});
