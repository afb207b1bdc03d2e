import { sha256 } from '@backstage-guardrails/policy-decision';
import type { Knex } from 'knex';
import {
  binding,
  CHECKOUT,
  component,
  GuardrailsHarness,
  people,
  SEARCH,
} from '../__testUtils__/GuardrailsHarness';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';
import { denied, environmentPlan } from '../__testUtils__/plans';
import type { DecideRequest } from '@backstage-guardrails/plugin-guardrails-common';
import { GrantStore } from '../governance/grants';
import { ledgerOf, rewrite, seals } from '../__testUtils__/seals';

const { DEVELOPER, LEAD, OTHER, SECURITY } = people;
const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
const YEAR = 365 * 24 * 60 * 60_000;
const refused = (code: string) => expect.objectContaining({ code });

jest.setTimeout(60_000);

/** A plan after an apply of something in a region that is not allowed. */
const standingPlan = (() => {
  const plan = environmentPlan({ region: 'us-east-1' }) as {
    resource_changes: { change: { after: object } }[];
  };
  const [row] = plan.resource_changes;
  const { after } = row.change;
  return {
    ...plan,
    resource_changes: [
      {
        ...row,
        change: {
          actions: ['no-op'],
          before: after,
          after,
          after_unknown: {},
          before_sensitive: {},
          after_sensitive: {},
        },
      },
    ],
  };
})();

/** What is open on an entity is asked about one that no other test changes. */
const APPLIED = 'component:default/applied';
const ASKED_ABOUT = 'component:default/asked-about';

describe.each(databases.eachSupportedId())('grants on %s', databaseId => {
  let knex: Knex;
  let harness: GuardrailsHarness;
  let task: ReturnType<GuardrailsHarness['asTask']>;

  beforeAll(async () => {
    knex = await databases.init(databaseId);
    harness = await GuardrailsHarness.start({
      knex,
      entities: ['applied', 'asked-about'].map(name =>
        component(name, 'group:default/payments', 'checkout'),
      ),
    });
    task = harness.asTask(DEVELOPER);
  });

  const decide = () => task.decide(harness.request());
  const mint = async () =>
    task.mintGrant({ decision: (await decide()).id, binding });

  it('mints, redeems once, records how it ended and shows all of it', async () => {
    const decision = await decide();
    expect(decision.actor).toMatchObject({
      kind: 'human',
      ref: DEVELOPER,
      onBehalfOf: 'plugin:scaffolder',
    });
    const grant = await task.mintGrant({ decision: decision.id, binding });
    expect(grant).toEqual({
      id: expect.any(String),
      decision: decision.id,
      fingerprint: decision.fingerprint,
      binding,
      expiresAt: expect.any(String),
    });
    await task.redeemGrant(grant.id, binding);
    await task.reportOutcome(grant.id, { status: 'applied' });
    await task.reportOutcome(grant.id, { status: 'applied', entity: CHECKOUT });
    await task.reportOutcome(grant.id, { status: 'applied', entity: CHECKOUT });
    for (const other of [
      { status: 'failed' as const },
      { status: 'applied' as const, entity: 'resource:default/another' },
    ]) {
      await expect(task.reportOutcome(grant.id, other)).rejects.toEqual(
        refused('outcome-conflict'),
      );
    }
    const { timeline } = await harness.as(LEAD).getDecision(decision.id);
    expect(timeline.map(({ kind }) => kind)).toEqual([
      'requested',
      'judged',
      'grant-minted',
      'grant-redeemed',
      'applied',
      'cataloged',
    ]);
  });

  it('is redeemed by one of many at the same time', async () => {
    const { id } = await mint();
    const results = await Promise.allSettled(
      Array.from({ length: 12 }, () => task.redeemGrant(id, binding)),
    );
    const failures = results.flatMap(result =>
      result.status === 'rejected' ? [result.reason.code] : [],
    );
    expect(failures).toEqual(Array(11).fill('grant-used'));
  });

  it('lets one of two grants of a decision be redeemed, and mints no third', async () => {
    const { id: decision } = await decide();
    const grants = await Promise.all(
      [1, 2].map(() => task.mintGrant({ decision, binding })),
    );
    const results = await Promise.allSettled(
      grants.map(({ id }) => task.redeemGrant(id, binding)),
    );
    expect(results.map(({ status }) => status).sort()).toEqual([
      'fulfilled',
      'rejected',
    ]);
    await expect(task.mintGrant({ decision, binding })).rejects.toEqual(
      refused('decision-spent'),
    );
  });

  it('is for the enforcement point, on behalf of the person who asked', async () => {
    const { id: decision } = await decide();
    const { id } = await mint();
    const cases = [
      [harness.as(DEVELOPER), 'not-enforcement-point', 'not-enforcement-point'],
      [
        harness.asTask(DEVELOPER, 'plugin:mcp-actions'),
        'not-enforcement-point',
        'not-enforcement-point',
      ],
      [harness.asService(), 'not-enforcement-point', 'not-enforcement-point'],
      [harness.asTask(LEAD), 'not-found', 'not-found'],
      [harness.asTask(OTHER), 'not-found', 'not-found'],
      [harness.asTask(SECURITY), 'not-found', 'not-found'],
    ] as const;
    for (const [caller, minting, redeeming] of cases) {
      await expect(caller.mintGrant({ decision, binding })).rejects.toEqual(
        refused(minting),
      );
      await expect(caller.redeemGrant(id, binding)).rejects.toEqual(
        refused(redeeming),
      );
      await expect(
        caller.reportOutcome(id, { status: 'applied' }),
      ).rejects.toEqual(refused(redeeming));
    }
    await harness.asTask(DEVELOPER).redeemGrant(id, binding);
  });

  it('is for exactly this task, plan and workspace', async () => {
    const { id } = await mint();
    for (const other of [
      { ...binding, task: 'task-2' },
      { ...binding, plan: sha256('another plan') },
      { ...binding, workspace: sha256('another workspace') },
    ]) {
      await expect(task.redeemGrant(id, other)).rejects.toEqual(
        refused('grant-binding'),
      );
    }
    await expect(
      task.mintGrant({
        decision: (await decide()).id,
        binding: { ...binding, task: 'task-2' },
      }),
    ).rejects.toEqual(refused('grant-binding'));
    await task.redeemGrant(id, binding);
  });

  it('is not to be had for what is denied, for configuration, and for a recorded plan', async () => {
    const bad = await task.decide(
      harness.request({
        evidence: { document: denied },
        target: { ref: CHECKOUT, environment: 'production' },
      }),
    );
    expect(bad.verdict.outcome).toBe('deny');
    const configuration = await task.decide(
      harness.request({
        evidence: { document: { files: { 'main.tf.json': '{"locals":{}}' } } },
        format: 'terraform-configuration',
      }),
    );
    const recorded = await task.decide(
      harness.request({
        evidence: {
          document: { ...environmentPlan(), guardrails_origin: 'demo' },
        },
      }),
    );
    expect(recorded.verdict.outcome).toBe('allow');
    expect(recorded.source.origin).toBe('demo');
    for (const { id } of [bad, configuration, recorded]) {
      await expect(task.mintGrant({ decision: id, binding })).rejects.toEqual(
        refused('decision-not-granting'),
      );
    }
  });

  it('expires by the clock of the database', async () => {
    const { id } = await mint();
    await rewrite(knex, 'grants', {
      where: { id },
      change: { expires_at: '2020-01-01T00:00:00.000Z' },
    });
    await expect(task.redeemGrant(id, binding)).rejects.toEqual(
      refused('grant-expired'),
    );
    expect(await knex('redemptions').where({ grant_id: id })).toEqual([]);
  });

  it('judges again at redemption what was allowed before', async () => {
    const own = await databases.init(databaseId);
    const before = await GuardrailsHarness.start({ knex: own });
    const asked = before.asTask(DEVELOPER);
    const request = before.request({
      evidence: { document: environmentPlan({ size: 'large' }) },
      target: { environment: 'production' },
    });
    const decision = await asked.decide(request);
    expect(decision.verdict.outcome).toBe('allow');
    const { id } = await asked.mintGrant({ decision: decision.id, binding });
    // The operator finds that the environment is a sandbox, where large ones are not allowed.
    const after = await GuardrailsHarness.start({
      knex: own,
      config: { environments: [{ name: 'production', class: 'sandbox' }] },
    });
    await expect(
      after.asTask(DEVELOPER).redeemGrant(id, binding),
    ).rejects.toEqual(refused('grant-no-longer-allowed'));
    await asked.redeemGrant(id, binding);

    const kept = await asked.decide(
      before.request({ run: { task: 'task-1', step: 'b' } }),
    );
    const grant = await asked.mintGrant({ decision: kept.id, binding });
    await own('decision_inputs').delete();
    await expect(asked.redeemGrant(grant.id, binding)).rejects.toEqual(
      refused('grant-no-longer-allowed'),
    );
  });

  it('becomes unknown without an outcome, and stays so', async () => {
    const grant = await mint();
    await task.redeemGrant(grant.id, binding);
    const store = new GrantStore({
      knex,
      timeToLive: 1,
      ledger: ledgerOf(),
      seals,
      lifetimes: { removed: async () => [] },
      observer: { ended: async () => {} },
    });
    expect(await store.giveUp(YEAR)).toEqual([]);
    await rewrite(knex, 'grants', {
      where: { id: grant.id },
      change: { redeemed_at: '2020-01-01T00:00:00.000Z' },
    });
    expect((await store.giveUp(YEAR)).map(({ id }) => id)).toEqual([grant.id]);
    await expect(
      task.reportOutcome(grant.id, { status: 'applied' }),
    ).rejects.toEqual(refused('outcome-conflict'));
    await expect(
      task.mintGrant({ decision: grant.decision, binding }),
    ).rejects.toEqual(refused('decision-spent'));
    const { timeline } = await harness
      .as(DEVELOPER)
      .getDecision(grant.decision);
    expect(timeline.at(-1)).toMatchObject({ kind: 'outcome-unknown' });
  });

  it("cannot put a record on another team's entity", async () => {
    const { id } = await mint();
    await task.redeemGrant(id, binding);
    await expect(
      task.reportOutcome(id, { status: 'applied', entity: SEARCH }),
    ).rejects.toEqual(refused('target-not-owned'));
    await task.reportOutcome(id, { status: 'applied', entity: CHECKOUT });
    expect(await harness.as(OTHER).getCompliance(SEARCH)).toMatchObject({
      open: [],
    });
  });

  it('shows what stands after an apply, as the task that applied it says', async () => {
    const target = { ref: APPLIED, environment: 'sandbox' };
    const planned = () => task.decide(harness.request({ target }));
    const grantOf = async () => {
      const grant = await task.mintGrant({
        decision: (await planned()).id,
        binding,
      });
      await task.redeemGrant(grant.id, binding);
      return grant;
    };
    const standing = (changes: Partial<DecideRequest> = {}) =>
      task.decide(
        harness.request({
          evidence: { document: standingPlan },
          format: 'terraform-state',
          target,
          ...changes,
        }),
      );
    const earlier = await grantOf();
    await task.reportOutcome(earlier.id, { status: 'applied' });
    const grant = await grantOf();
    for (const other of [
      await planned(),
      await standing({ run: { task: 'task-2' } }),
      await standing({ target: { environment: 'sandbox' } }),
    ]) {
      await expect(
        task.reportOutcome(grant.id, {
          status: 'applied',
          afterwards: other.id,
        }),
      ).rejects.toEqual(refused('outcome-conflict'));
    }
    const afterwards = await standing();
    expect(afterwards).toMatchObject({ action: 'audit' });
    await expect(
      task.mintGrant({ decision: afterwards.id, binding }),
    ).rejects.toEqual(refused('decision-not-granting'));
    const before = await harness.as(LEAD).getCompliance(APPLIED);
    await task.reportOutcome(grant.id, {
      status: 'applied',
      afterwards: afterwards.id,
    });
    const after = await harness.as(LEAD).getCompliance(APPLIED);
    expect(before.open).toEqual([]);
    expect(after.judgedAt).toBe(afterwards.recordedAt);
    expect(after.open.length).toBeGreaterThan(0);
  });

  it('says how an entity stands: what was carried out counts, not what was refused', async () => {
    const lead = harness.as(LEAD);
    expect(await lead.getCompliance(ASKED_ABOUT)).toEqual({
      entity: ASKED_ABOUT,
      open: [],
      passed: [],
      notChecked: [],
      waived: [],
      counts: { open: 0, warned: 0, passed: 0 },
    });
    const target = { ref: ASKED_ABOUT, environment: 'production' };
    const ask = (document: object) =>
      task.decide(harness.request({ evidence: { document }, target }));
    const first = await ask(denied);
    const second = await ask(denied);
    const evaluated = await lead.getCompliance(ASKED_ABOUT);
    expect(evaluated.judgedAt).toBe(second.recordedAt);
    expect(evaluated.open.length).toBe(second.verdict.findings.length);
    expect(
      evaluated.open.every(
        ({ since, decision }) =>
          since === first.recordedAt && decision === second.id,
      ),
    ).toBe(true);

    const fine = await task.decide(
      harness.request({
        target: { ref: ASKED_ABOUT, environment: 'sandbox' },
      }),
    );
    const grant = await task.mintGrant({ decision: fine.id, binding });
    await task.redeemGrant(grant.id, binding);
    await task.reportOutcome(grant.id, { status: 'applied' });
    await ask(denied);
    expect(await lead.getCompliance(ASKED_ABOUT)).toMatchObject({
      judgedAt: fine.recordedAt,
      open: [],
      counts: { open: 0 },
    });
  });
});
