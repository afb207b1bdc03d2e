import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  guardrailsSinksExtensionPoint,
  type DecisionSink,
} from '@backstage-guardrails/plugin-guardrails-node';
import { setTimeout } from 'node:timers/promises';
import {
  CHECKOUT,
  component,
  GuardrailsHarness,
  people,
} from '../__testUtils__/GuardrailsHarness';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';
import { denied } from '../__testUtils__/plans';

const { DEVELOPER, LEAD, OTHER } = people;
const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});

jest.setTimeout(60_000);

function moduleWith(sinks: DecisionSink[]) {
  return createBackendModule({
    pluginId: 'guardrails',
    moduleId: 'test-sinks',
    register: registration =>
      registration.registerInit({
        deps: { point: guardrailsSinksExtensionPoint },
        init: async ({ point }) =>
          sinks.forEach(sink => point.addDecisionSink(sink)),
      }),
  });
}

describe.each(databases.eachSupportedId())('on %s', databaseId => {
  it('tells sinks what is on record, in its order, whatever another sink does', async () => {
    const knex = await databases.init(databaseId);
    const received: Parameters<DecisionSink['receive']>[0][] = [];
    const onRecord: boolean[] = [];
    const broken: DecisionSink = {
      id: 'broken',
      receive: async () => {
        throw new Error('no deps');
      },
    };
    const slow: DecisionSink = {
      id: 'slow',
      async receive(record) {
        const { id } = record.decision;
        const rows = await knex('decisions').where({ id }).select('id');
        onRecord.push(rows.length === 1);
        await setTimeout(received.length === 0 ? 50 : 0);
        received.push(record);
      },
    };
    const harness = await GuardrailsHarness.start({
      knex,
      features: [moduleWith([broken, slow])],
    });
    const client = harness.as(DEVELOPER);
    const first = await client.decide(harness.request());
    const second = await client.decide(
      harness.request({ evidence: { document: denied } }),
    );
    await client.preview({
      subject: { format: 'terraform-plan', document: denied },
      target: {},
    });
    while (received.length < 2) await setTimeout(10);
    expect(received.map(({ decision }) => decision)).toEqual([first, second]);
    const details = await Promise.all(
      [first, second].map(({ id }) => client.getDecision(id)),
    );
    expect(received.map(({ input }) => input)).toEqual(
      details.map(({ input }) => input),
    );
    expect(onRecord).toEqual([true, true]);
  });

  it('lets the owners of a target that was new read about it once the catalog has it', async () => {
    const knex = await databases.init(databaseId);
    const ref = 'component:default/new-api';
    const before = await GuardrailsHarness.start({ knex });
    const { id } = await before
      .as(DEVELOPER)
      .decide(before.request({ target: { ref, environment: 'sandbox' } }));
    const ids = async (harness: GuardrailsHarness, person: string) =>
      (await harness.as(person).listDecisions({})).items.map(item => item.id);
    expect(await ids(before, DEVELOPER)).toEqual([id]);
    expect(await ids(before, LEAD)).toEqual([]);

    const after = await GuardrailsHarness.start({
      knex,
      entities: [component('new-api', 'group:default/payments', 'checkout')],
    });
    expect(await ids(after, LEAD)).toEqual([]);
    expect(await after.as(LEAD).getCompliance(ref)).toMatchObject({
      entity: ref,
      judgedAt: expect.any(String),
    });
    expect(await ids(after, LEAD)).toEqual([id]);
    expect((await after.as(LEAD).getDecision(id)).decision.target).toEqual({
      ref,
      environment: 'sandbox',
      environmentClass: 'sandbox',
      account: '1',
    });
    expect(await ids(after, OTHER)).toEqual([]);
    await expect(after.as(OTHER).getDecision(id)).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('never gives a decision that has an owner to another one', async () => {
    const knex = await databases.init(databaseId);
    const harness = await GuardrailsHarness.start({ knex });
    const { id } = await harness.as(DEVELOPER).decide(harness.request());
    const moved = await GuardrailsHarness.start({
      knex,
      entities: [
        component('checkout-api', 'group:default/search', 'storefront'),
      ],
    });
    expect(await moved.as(OTHER).getCompliance(CHECKOUT)).toMatchObject({
      entity: CHECKOUT,
    });
    await expect(moved.as(LEAD).getCompliance(CHECKOUT)).rejects.toMatchObject({
      code: 'not-found',
    });
    const [row] = await knex('decisions').where({ id }).select('target_owner');
    expect(row.target_owner).toBe('group:default/payments');
  });
});
