import type { Entity } from '@backstage/catalog-model';
import type {
  GrantBinding,
  TargetClaim,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import {
  binding,
  CHECKOUT,
  component,
  GuardrailsHarness,
  people,
} from '../__testUtils__/GuardrailsHarness';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';
import { rewrite } from '../__testUtils__/seals';
import { removalPlan } from '../__testUtils__/plans';

const { DEVELOPER, LEAD, OTHER, SECURITY, PLATFORM } = people;
const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
const refused = (code: string) => expect.objectContaining({ code });
const PAYMENTS = 'group:default/payments';
const LOST = { status: 'unknown' as const };
const GONE = { environment: 'sandbox', reason: 'It is gone.', exists: false };

jest.setTimeout(120_000);

const claim: TargetClaim = { module: 'ownerless', values: { name: 'a' } };

/** An entity that the catalog shows in production, as its owner's file says. */
const shown: Entity = {
  ...component('shown', PAYMENTS, 'checkout'),
  metadata: {
    name: 'shown',
    namespace: 'default',
    annotations: { 'guardrails/environment': 'production' },
  },
};
/** The same by what it depends on. */
const related: Entity = {
  ...component('related', PAYMENTS, 'checkout'),
  relations: [
    { type: 'ownedBy', targetRef: PAYMENTS },
    { type: 'dependsOn', targetRef: 'resource:guardrails/production' },
  ],
};
/** Somebody of another team registers what payments made. */
const hijack: Entity = component('hijack', 'group:default/search', 'x');

describe.each(databases.eachSupportedId())('targets on %s', databaseId => {
  async function start(options: { knex?: Knex; config?: JsonObject } = {}) {
    const knex = options.knex ?? (await databases.init(databaseId));
    const harness = await GuardrailsHarness.start({
      knex,
      config: options.config,
      entities: [shown, related, hijack],
    });
    return { knex, harness, ...verbs(harness) };
  }

  /** Up to the redemption, as the step that applies does it. */
  function verbs(harness: GuardrailsHarness) {
    let tasks = 0;
    async function prepare(
      person: string,
      name: string,
      request: { environment?: string; evidence?: { document: object } } = {},
    ) {
      tasks += 1;
      const bound: GrantBinding = {
        ...binding,
        task: `task-${person}-${name}-${tasks}`,
      };
      const { environment = 'sandbox', ...rest } = request;
      const task = harness.asTask(person);
      const decision = await task.decide(
        harness.request({
          target: { ref: `component:default/${name}`, environment },
          run: { task: bound.task },
          ...rest,
        }),
      );
      const grant = await task.mintGrant({
        decision: decision.id,
        binding: bound,
      });
      return {
        id: grant.id,
        decision,
        redeem: (claimed: TargetClaim | undefined = claim) =>
          task.redeemGrant(grant.id, { ...bound, claim: claimed }),
        end: (status: 'applied' | 'failed' | 'unknown') =>
          task.reportOutcome(grant.id, { status }),
      };
    }
    async function make(
      person: string,
      name: string,
      made: Partial<TargetClaim> = {},
    ) {
      const change = await prepare(person, name);
      await change.redeem({ ...claim, ...made });
      await change.end('applied');
    }
    return { prepare, make };
  }

  it('belong to the team of the person who made them where no owner is known', async () => {
    const { harness, prepare, make } = await start();
    const ref = 'component:default/ownerless';
    await make(DEVELOPER, 'ownerless');
    expect(await harness.as(LEAD).getTarget(ref)).toEqual([
      {
        id: expect.any(String),
        ref,
        environment: 'sandbox',
        environmentClass: 'sandbox',
        state: 'active',
        ...claim,
        owner: PAYMENTS,
        initiator: DEVELOPER,
        teams: [PAYMENTS],
        yours: true,
        since: expect.any(String),
        changedAt: expect.any(String),
      },
    ]);
    await expect(prepare(OTHER, 'ownerless')).rejects.toEqual(
      refused('target-not-owned'),
    );
    await expect(
      prepare(OTHER, 'ownerless', {
        evidence: { document: removalPlan({ count: 1 }) },
      }),
    ).rejects.toEqual(refused('target-not-owned'));
    // Not in another environment either, nor as what an own change brought into being.
    await expect(
      prepare(OTHER, 'ownerless', { environment: 'production' }),
    ).rejects.toEqual(refused('target-not-owned'));
    const own = await prepare(OTHER, 'search-thing');
    await own.redeem();
    await expect(
      harness
        .asTask(OTHER)
        .reportOutcome(own.id, { status: 'applied', entity: ref }),
    ).rejects.toEqual(refused('target-not-owned'));
    await expect(harness.as(OTHER).getTarget(ref)).rejects.toEqual(
      refused('target-not-owned'),
    );
    await expect(harness.as(OTHER).releaseTarget(ref, GONE)).rejects.toEqual(
      refused('target-not-owned'),
    );
    await expect(harness.as(OTHER).getCompliance(ref)).rejects.toEqual(
      refused('not-found'),
    );
    expect(await harness.as(LEAD).getCompliance(ref)).toMatchObject({
      entity: ref,
    });
    const names = async (person: string) => {
      const page = await harness.as(person).listTargets({});
      return page.items.map(item => item.ref);
    };
    expect(await names(OTHER)).toEqual(['component:default/search-thing']);
    expect(await names(LEAD)).toEqual([ref]);
    expect(await names(SECURITY)).toHaveLength(2);

    // A reader of all teams changes nothing, an operator does, and the owner stays.
    expect(await harness.as(SECURITY).getTarget(ref)).toMatchObject([
      { yours: false },
    ]);
    await make(PLATFORM, 'ownerless', { values: { name: 'b' } });
    expect(await harness.as(LEAD).getTarget(ref)).toMatchObject([
      { owner: PAYMENTS, initiator: DEVELOPER, values: { name: 'b' } },
    ]);
  });

  it('are not taken by naming an owner, in a form or in the catalog', async () => {
    const { harness, prepare, make, knex } = await start();
    const change = await prepare(OTHER, 'typed');
    await expect(change.redeem({ ...claim, owner: PAYMENTS })).rejects.toEqual(
      refused('target-not-owned'),
    );
    expect(await knex('targets')).toEqual([]);
    // The refusal took the redemption back.
    await change.redeem();
    await change.end('applied');

    // The catalog names search as the owner of what payments made.
    await knex('targets').insert({
      ...(await knex('targets').first()),
      id: '01890a5d-ac96-774b-bcce-b302099a8057',
      target_ref: 'component:default/hijack',
      owner: PAYMENTS,
      initiator: DEVELOPER,
      teams: JSON.stringify([PAYMENTS]),
    });
    await expect(prepare(OTHER, 'hijack')).rejects.toEqual(
      refused('target-not-owned'),
    );
    await make(PLATFORM, 'hijack');

    // Nothing is known about whose it is: for operators alone.
    await knex('targets')
      .where({ target_ref: 'component:default/typed' })
      .update({ owner: null, initiator: null, teams: '[]' });
    for (const person of [OTHER, DEVELOPER]) {
      await expect(prepare(person, 'typed')).rejects.toEqual(
        refused('target-not-owned'),
      );
    }
    await make(PLATFORM, 'typed', { owner: PAYMENTS });
    await make(DEVELOPER, 'typed');
    expect(
      await harness.as(LEAD).getTarget('component:default/typed'),
    ).toMatchObject([{ owner: PAYMENTS }]);
  });

  it('are not judged in a milder environment than the one they are in', async () => {
    const { prepare, make, harness } = await start();
    for (const name of ['shown', 'related']) {
      await expect(prepare(DEVELOPER, name)).rejects.toEqual(
        refused('environment-differs'),
      );
      await expect(
        harness.as(DEVELOPER).preview({
          subject: { format: 'terraform-plan', document: {} },
          target: {
            ref: `component:default/${name}`,
            environment: 'sandbox',
          },
        }),
      ).rejects.toEqual(refused('environment-differs'));
      await prepare(DEVELOPER, name, { environment: 'production' });
    }
    const production = await prepare(DEVELOPER, 'both', {
      environment: 'production',
    });
    await expect(
      (async () => {
        await production.redeem();
        await production.end('applied');
        await prepare(DEVELOPER, 'both');
      })(),
    ).rejects.toEqual(refused('environment-differs'));
    // One that the registry has in both can be changed in both.
    await make(DEVELOPER, 'upwards');
    const stricter = await prepare(DEVELOPER, 'upwards', {
      environment: 'production',
    });
    await stricter.redeem();
    await stricter.end('applied');
    await make(DEVELOPER, 'upwards');
    // What the catalog shows without an environment is deployed wherever its owner says.
    await harness
      .asTask(DEVELOPER)
      .decide(
        harness.request({ target: { ref: CHECKOUT, environment: 'sandbox' } }),
      );
  });

  it('of one name are claimed once, whichever replica is asked', async () => {
    const first = await start();
    const second = await start({ knex: first.knex });
    for (const name of ['race-a', 'race-b', 'race-c']) {
      const changes = [
        await first.prepare(DEVELOPER, name),
        await second.prepare(OTHER, name),
      ];
      const outcomes = await Promise.allSettled(
        changes.map(change => change.redeem()),
      );
      expect(outcomes.map(({ status }) => status).sort()).toEqual([
        'fulfilled',
        'rejected',
      ]);
      const loser = outcomes.findIndex(({ status }) => status === 'rejected');
      expect(outcomes[loser]).toEqual({
        status: 'rejected',
        reason: refused('target-claimed'),
      });
      const winner = [DEVELOPER, OTHER][1 - loser];
      const row = await first.knex('targets').where({
        target_ref: `component:default/${name}`,
      });
      expect(row).toMatchObject([{ initiator: winner, state: 'claimed' }]);
      await changes[1 - loser].end('applied');
      await expect(changes[loser].redeem()).rejects.toEqual(
        refused('target-not-owned'),
      );
    }
    // The same team, and the same name in two environments.
    const [one, two] = [
      await first.prepare(DEVELOPER, 'team'),
      await second.prepare(LEAD, 'team'),
    ];
    const both = await Promise.allSettled([one.redeem(), two.redeem()]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const [sandbox, production] = [
      await first.prepare(DEVELOPER, 'places'),
      await second.prepare(OTHER, 'places', { environment: 'production' }),
    ];
    const places = await Promise.allSettled([
      sandbox.redeem(),
      production.redeem(),
    ]);
    expect(places.filter(({ status }) => status === 'fulfilled')).toHaveLength(
      1,
    );
  });

  it('stay claimed when the outcome is lost, until their owner releases them', async () => {
    const { harness, prepare, make, knex } = await start();
    const ref = 'component:default/lost';
    const lost = await prepare(DEVELOPER, 'lost');
    await lost.redeem();
    // The step is gone, and the schedule gives up the outcome.
    await rewrite(knex, 'grants', {
      where: { id: lost.id },
      change: { status: 'unknown', ended_at: '2026-01-02T03:04:05.006Z' },
    });
    expect(
      (await harness.as(LEAD).listTargets({ filter: { state: 'claimed' } }))
        .items,
    ).toMatchObject([{ ref, state: 'claimed', grant: lost.id }]);
    const next = await prepare(LEAD, 'lost');
    await expect(next.redeem()).rejects.toEqual(refused('target-claimed'));
    const release = { ...GONE, reason: 'The state has it.', exists: true };
    for (const [client, code] of [
      [harness.as(OTHER), 'target-not-owned'],
      [harness.as(SECURITY), 'target-not-owned'],
      [harness.asService(), 'humans-only'],
      [harness.asTask(LEAD, 'plugin:mcp-actions'), 'humans-only'],
      [harness.asTask(LEAD, 'plugin:other'), 'humans-only'],
    ] as const) {
      await expect(client.releaseTarget(ref, release)).rejects.toEqual(
        refused(code),
      );
    }
    expect(await harness.as(LEAD).releaseTarget(ref, release)).toMatchObject({
      state: 'active',
      owner: PAYMENTS,
    });
    await expect(harness.as(LEAD).releaseTarget(ref, release)).rejects.toEqual(
      refused('target-state'),
    );
    await next.redeem();
    await next.end('failed');
    // The late report of the lost one ends no other claim.
    await harness.asTask(DEVELOPER).reportOutcome(lost.id, LOST);

    // A removal that failed leaves the name taken, one that was applied frees it for everyone.
    for (const status of ['failed', 'applied'] as const) {
      const removal = await prepare(DEVELOPER, 'lost', {
        evidence: { document: removalPlan({ count: 1 }) },
      });
      await removal.redeem({ ...claim, destroy: true });
      await removal.end(status);
    }
    await make(OTHER, 'lost');
    // An operator can give it up as well.
    await harness.as(PLATFORM).releaseTarget(ref, GONE);
    await make(DEVELOPER, 'lost');

    const entries = await knex('ledger_entries')
      .join(
        'ledger_payloads',
        'ledger_payloads.position',
        'ledger_entries.position',
      )
      .where({ kind: 'target' })
      .orderBy('ledger_entries.position')
      .select('payload');
    expect(entries.map(({ payload }) => JSON.parse(payload))).toEqual([
      expect.objectContaining({
        event: 'released',
        by: LEAD,
        ref,
        environment: 'sandbox',
        exists: true,
        reason: 'The state has it.',
        grant: lost.id,
      }),
      expect.objectContaining({
        event: 'released',
        by: PLATFORM,
        exists: false,
      }),
    ]);
    // Removing is not claimed for a change that makes things.
    const creation = await prepare(DEVELOPER, 'lost');
    await expect(creation.redeem({ ...claim, destroy: true })).rejects.toEqual(
      refused('bad-request'),
    );
  });

  it('are imported once, by an enforcement point in its own name, over nothing that is known', async () => {
    const { harness, prepare, make, knex } = await start({
      config: {
        access: { enforcementPoints: ['plugin:scaffolder', 'plugin:test'] },
      },
    });
    await make(OTHER, 'known');
    const made = await prepare(DEVELOPER, 'old');
    await made.redeem(undefined);
    await knex('targets')
      .where({ target_ref: 'component:default/old' })
      .delete();
    const file = (name: string, owner?: string) => ({
      ref: `component:default/${name}`,
      environment: 'sandbox',
      module: 'ownerless',
      values: { name },
      ...(owner !== undefined && { owner }),
    });
    const targets = [
      file('known', PAYMENTS),
      file('old'),
      file('owned', PAYMENTS),
      file('unowned'),
    ];
    for (const client of [
      harness.as(PLATFORM),
      harness.asTask(PLATFORM),
      harness.asTask(DEVELOPER),
    ]) {
      await expect(client.importTargets({ targets })).rejects.toEqual(
        refused('not-enforcement-point'),
      );
    }
    const service = harness.asPluginItself('plugin:scaffolder');
    await expect(
      harness.asPluginItself('plugin:another').importTargets({ targets }),
    ).rejects.toEqual(refused('not-enforcement-point'));
    expect(await service.importTargets({ targets })).toEqual({
      imported: 3,
      known: 1,
      withoutOwner: 1,
    });
    expect(await service.importTargets({ targets })).toEqual({
      imported: 0,
      known: 4,
      withoutOwner: 0,
    });
    const owners = await knex('targets')
      .orderBy('target_ref')
      .select('target_ref', 'owner', 'initiator');
    expect(owners).toEqual([
      expect.objectContaining({ owner: 'group:default/search' }),
      {
        target_ref: 'component:default/old',
        owner: PAYMENTS,
        initiator: DEVELOPER,
      },
      {
        target_ref: 'component:default/owned',
        owner: PAYMENTS,
        initiator: null,
      },
      { target_ref: 'component:default/unowned', owner: null, initiator: null },
    ]);
    await expect(prepare(OTHER, 'unowned')).rejects.toEqual(
      refused('target-not-owned'),
    );
    // What was given up since does not come back.
    await harness.as(LEAD).releaseTarget('component:default/owned', GONE);
    await service.importTargets({ targets });
    await make(OTHER, 'owned');
  });
});
