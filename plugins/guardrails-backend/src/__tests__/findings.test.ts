import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  complianceReadPermission,
  type DecideRequest,
} from '@backstage-guardrails/plugin-guardrails-common';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';
import {
  binding,
  CHECKOUT,
  component,
  GuardrailsHarness,
  people,
} from '../__testUtils__/GuardrailsHarness';
import { denied, environmentPlan } from '../__testUtils__/plans';
import { ledgerOf, seals } from '../__testUtils__/seals';
import { fillHistory } from '../compliance/findings/commands/fillHistory';
import { removeClosed } from '../compliance/findings/commands/removeClosed';
import { DatabaseDecisionLog } from '../decision/decisions';
import { createFindingConditionalDecision, findingConditions } from '../index';

const { DEVELOPER, LEAD, OTHER, SECURITY } = people;
const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
const REGIONS = 'placement/allowed-regions';
const RESOURCE = 'terraform_data.environment';
const enforcementPoints = ['plugin:scaffolder'];
const SANDBOX = { ref: CHECKOUT, environment: 'sandbox' };

jest.setTimeout(120_000);

type Plan = { resource_changes: { change: { after: object } }[] };

/** What is there after an apply, in a region that is not allowed, or nothing at all. */
function stateOf(options: { empty?: boolean } = {}): object {
  const plan = environmentPlan({ region: 'us-east-1' }) as Plan;
  const [row] = plan.resource_changes;
  const { after } = row.change;
  const change = {
    actions: ['no-op'],
    before: after,
    after,
    after_unknown: {},
    before_sensitive: {},
    after_sensitive: {},
  };
  return {
    ...plan,
    resource_changes: options.empty ? [] : [{ ...row, change }],
  };
}

describe.each(databases.eachSupportedId())('findings on %s', databaseId => {
  async function start(
    options: Partial<Parameters<typeof GuardrailsHarness.start>[0]> = {},
  ) {
    const knex = options.knex ?? (await databases.init(databaseId));
    const harness = await GuardrailsHarness.start({ ...options, knex });
    const task = harness.asTask(DEVELOPER);
    const decide = (changes: Partial<DecideRequest> = {}) =>
      task.decide(harness.request({ target: SANDBOX, ...changes }));
    const state = (changes: Partial<DecideRequest> = {}) =>
      decide({
        evidence: { document: stateOf() },
        format: 'terraform-state',
        ...changes,
      });
    const redeem = async (changes: Partial<DecideRequest> = {}) => {
      const { id } = await decide(changes);
      const grant = await task.mintGrant({ decision: id, binding });
      await task.redeemGrant(grant.id, binding);
      return grant.id;
    };
    const apply = async (
      changes: Partial<DecideRequest> = {},
      afterwards?: { id: string },
    ) =>
      task.reportOutcome(await redeem(changes), {
        status: 'applied',
        afterwards: afterwards?.id,
      });
    const list = async (
      filter: object = { rule: REGIONS, environment: 'sandbox' },
      reader: string = LEAD,
    ) => (await harness.as(reader).listFindings({ filter })).items;
    const stateNow = async () => {
      const [record] = await list({ rule: REGIONS, environment: 'sandbox' });
      return record?.status.state;
    };
    return {
      ...{ knex, harness, task, decide, state, redeem, apply, list, stateNow },
    };
  }

  it('have a life that only a look at what is deployed ends', async () => {
    const story = await start();
    const { harness, task, decide, state, redeem, apply, list } = story;
    const { knex, stateNow } = story;

    // Requested and refused: nothing is deployed with it.
    const first = await decide({ evidence: { document: denied } });
    expect(first.verdict.outcome).toBe('deny');
    expect(await list()).toMatchObject([
      {
        source: 'decisions',
        entity: CHECKOUT,
        environment: 'sandbox',
        owner: 'group:default/payments',
        decision: first.id,
        firstSeenAt: first.recordedAt,
        status: { state: 'proposed' },
        finding: { rule: REGIONS, resource: RESOURCE },
        imported: false,
      },
    ]);
    await task.preview({
      target: SANDBOX,
      subject: { format: 'terraform-plan', document: denied },
    });
    expect((await list())[0].decision).toBe(first.id);

    // By itself an enforcement point requests nothing; another plugin does.
    const development = { rule: REGIONS, environment: 'development' };
    const byPlugin = (subject: string) =>
      harness.asPluginItself(subject).decide(
        harness.request({
          evidence: { document: denied },
          target: { ...SANDBOX, environment: 'development' },
        }),
      );
    await byPlugin('plugin:scaffolder');
    expect(await list(development)).toEqual([]);
    const asked = await byPlugin('plugin:other');
    expect(asked.actor.origin).toBe('schedule');
    expect(await list(development)).toMatchObject([
      { decision: asked.id, status: { state: 'proposed' } },
    ]);

    await apply({}, await state());
    const [opened] = await list();
    expect(opened).toMatchObject({
      status: { state: 'open' },
      firstSeenAt: first.recordedAt,
      timeToDetect: 0,
    });

    // What does not end it: requests, whatever they have; a change that failed; another environment.
    await decide();
    await decide({ evidence: { document: denied } });
    await decide({ evidence: { document: stateOf({ empty: true }) } });
    await state({ evidence: { document: stateOf({ empty: true }) } });
    const failed = await redeem();
    await task.reportOutcome(failed, { status: 'failed' });
    await apply({ target: { ref: CHECKOUT, environment: 'production' } });
    const elsewhere = await state({
      target: { ref: CHECKOUT, environment: 'production' },
    });
    const grant = await redeem();
    await expect(
      task.reportOutcome(grant, {
        status: 'applied',
        afterwards: elsewhere.id,
      }),
    ).rejects.toMatchObject({ code: 'outcome-conflict' });
    expect(await stateNow()).toBe('open');
    expect((await list({ rule: REGIONS, state: ['open'] }))[0]).toEqual(opened);

    // A plan of another resource does not see it.
    const other = JSON.parse(
      JSON.stringify(environmentPlan())
        .replaceAll(RESOURCE, 'terraform_data.other')
        .replaceAll('"name":"environment"', '"name":"other"'),
    );
    await task.reportOutcome(grant, {
      status: 'applied',
      afterwards: (await state()).id,
    });
    await apply({ evidence: { document: other } });
    expect(await stateNow()).toBe('not-confirmed');
    expect((await harness.as(LEAD).getCompliance(CHECKOUT)).open).toMatchObject(
      [{ rule: REGIONS, unconfirmedAt: expect.any(String) }],
    );

    await apply();
    const [resolved] = await list({
      rule: REGIONS,
      state: ['resolved'],
    });
    expect(resolved).toMatchObject({
      id: opened.id,
      status: { state: 'resolved' },
      timeToResolve: expect.any(Number),
    });
    expect((await harness.as(LEAD).getCompliance(CHECKOUT)).open).toEqual([]);
    await apply({}, await state());
    const [reopened] = await list();
    expect(reopened).toMatchObject({
      id: opened.id,
      status: { state: 'open' },
      reopened: 1,
    });

    // Readers: the owner and who reads everything.
    expect(await list({}, OTHER)).toEqual([]);
    expect(await list({ entity: CHECKOUT }, OTHER)).toEqual([]);
    expect(await list({ owner: 'group:default/payments' }, OTHER)).toEqual([]);
    expect(await list({ owner: 'group:default/search' }, SECURITY)).toEqual([]);
    const all = await list({ entity: 'Component:checkout-api' }, SECURITY);
    expect(all.length).toBeGreaterThan(1);
    const levels = ['mandatory', 'approval', 'advisory'];
    const perLevel = levels.map(level => list({ level }, SECURITY));
    expect(await Promise.all(perLevel)).toEqual(
      levels.map(level => all.filter(({ finding }) => finding.level === level)),
    );
    const pages = [];
    for (let cursor: string | undefined; ; ) {
      const page = await harness
        .as(SECURITY)
        .listFindings({ limit: 1, cursor });
      pages.push(...page.items);
      cursor = page.nextCursor;
      if (cursor === undefined) break;
    }
    expect(pages).toEqual(all);

    // History comes to the same records, however often, and says what it is.
    const log = new DatabaseDecisionLog({
      knex,
      ledger: ledgerOf(),
      observer: {
        recorded: async () => {},
        ownerLearned: async () => {},
      },
    });
    const deps = { knex, log, seals, enforcementPoints };
    expect(await fillHistory(deps)).toBeGreaterThan(5);
    expect(await list({}, SECURITY)).toEqual(all);
    await knex('findings').delete();
    await knex('finding_history').update({ last: '' });
    const filled = await Promise.all([fillHistory(deps), fillHistory(deps)]);
    expect(Math.min(...filled)).toBe(0);
    const keyOf = ({
      environment,
      finding,
    }: Pick<(typeof all)[number], 'environment' | 'finding'>) =>
      [environment, finding.rule, finding.path].join();
    // The system is what the catalog says, which history does not know.
    const kept = (records: typeof all) =>
      records
        .map(({ id: _id, system: _system, ...record }) => ({
          ...record,
          imported: true,
        }))
        .sort((one, another) => (keyOf(one) < keyOf(another) ? -1 : 1));
    const again = await list({}, SECURITY);
    expect(again.every(({ imported }) => imported)).toBe(true);
    expect(kept(again)).toEqual(kept(all));
    await knex('finding_history').update({
      started_at: '2020-01-01T00:00:00.000Z',
    });
    await fillHistory(deps);
    expect(await knex('finding_history').first()).toMatchObject({
      done_at: expect.any(String),
    });

    // Two years later the closed ones go, the open ones stay.
    const old = '2020-01-01T00:00:00.000Z';
    await knex('findings').update({ last_seen_at: old, opened_at: old });
    await knex('findings')
      .where({ state: 'resolved' })
      .update({ resolved_at: old });
    expect(await removeClosed(knex)).toBeGreaterThan(0);
    expect(
      (await list({}, SECURITY)).map(({ status }) => status.state),
    ).toEqual(['open']);
  });

  it('stay with an entity that is renamed or registered anew, and are read as permitted', async () => {
    const named = (name: string, uid: string) => {
      const entity = component(name, 'group:default/payments', 'checkout');
      return { ...entity, metadata: { ...entity.metadata, uid } };
    };
    const before = await start({ entities: [named('api', 'uid-1')] });
    const { knex } = before;
    const target = { ref: 'component:default/api', environment: 'sandbox' };
    await before.apply({ target }, await before.state({ target }));
    await before.harness.as(LEAD).getCompliance(target.ref);
    const [opened] = await before.list({ entity: target.ref });
    expect(opened.status.state).toBe('open');

    const after = await start({
      knex,
      entities: [named('new-api', 'uid-1'), named('api', 'uid-2')],
      features: [
        createServiceFactory({
          service: coreServices.permissions,
          deps: {},
          factory: () =>
            mockServices.permissions.mock({
              authorize: async () => [{ result: AuthorizeResult.ALLOW }],
              authorizeConditional: async ([{ permission }]) => [
                permission.name === complianceReadPermission.name
                  ? createFindingConditionalDecision(
                      complianceReadPermission,
                      findingConditions.isOwner({
                        claims: ['group:default/payments'],
                      }),
                    )
                  : { result: AuthorizeResult.ALLOW },
              ],
            }),
        }),
      ],
    });
    const renamed = 'component:default/new-api';
    expect(await after.list({ entity: renamed })).toEqual([opened]);
    const { open } = await after.harness.as(LEAD).getCompliance(renamed);
    expect(open).toMatchObject([{ rule: REGIONS }]);
    expect(await after.list({})).toMatchObject([
      { id: opened.id, entity: renamed, status: { state: 'open' } },
    ]);
    await knex('findings').update({ owner: 'group:default/search' });
    expect(await after.list({}, SECURITY)).toEqual([]);
  });
});
