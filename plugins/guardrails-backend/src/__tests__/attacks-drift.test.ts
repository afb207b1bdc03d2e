import type {
  DriftCheck,
  GrantBinding,
} from '@backstage-guardrails/plugin-guardrails-common';
import { sha256 } from '@backstage-guardrails/policy-decision';
import type { Knex } from 'knex';
import {
  binding,
  GuardrailsHarness,
  people,
} from '../__testUtils__/GuardrailsHarness';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';
import { environmentDrift, environmentPlan } from '../__testUtils__/plans';

const { DEVELOPER, OTHER, PLATFORM, SECURITY } = people;
const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
const refused = (code: string) => expect.objectContaining({ code });
const SCAFFOLDER = 'plugin:scaffolder';
const PAYMENTS = 'group:default/payments';
const REF = 'resource:default/lab';
const digest = sha256('module');
const LONG_AGO = '2026-01-01T00:00:00.000Z';
const LATER = '2999-01-01T00:00:00.000Z';
const failed = { status: 'failed', reason: 'The state is locked.' } as const;

jest.setTimeout(120_000);

/** Nothing differs in what can be read, and a row of what the provider reports cannot. */
function unreadable(): object {
  const plan = environmentDrift({}) as {
    resource_changes: { change: object }[];
  };
  return {
    ...plan,
    resource_drift: [null],
    resource_changes: plan.resource_changes.map(row => ({
      ...row,
      change: { ...row.change, actions: ['no-op'] },
    })),
  };
}

describe.each(databases.eachSupportedId())('drift on %s', databaseId => {
  let knex: Knex;
  let harness: GuardrailsHarness;
  let tasks = 0;

  beforeAll(async () => {
    knex = await databases.init(databaseId);
    harness = await replica();
  });

  beforeEach(async () => {
    await knex('target_drift').delete();
    await knex('targets').delete();
    await knex('findings').delete();
    await knex('announcements').delete();
  });

  function replica() {
    return GuardrailsHarness.start({
      knex,
      config: {
        drift: { enabled: true },
        environments: [{ name: 'development', class: 'development' }],
      },
    });
  }

  const runner = (of = harness) => of.asPluginItself(SCAFFOLDER);

  /** A change of a target that is carried out; answers what ends it. */
  async function change(ref: string = REF) {
    tasks += 1;
    const task = `task-of-drift-${tasks}`;
    const bound: GrantBinding = { ...binding, task };
    const client = harness.asTask(DEVELOPER);
    const { id: decision } = await client.decide(
      harness.request({
        evidence: { document: environmentPlan() },
        target: { ref, environment: 'development' },
        run: { task, template: 'template:default/environment' },
        workspace: binding.workspace,
        module: { id: 'm', digest, values: {} },
      }),
    );
    const { id } = await client.mintGrant({ decision, binding: bound });
    await client.redeemGrant(id, {
      ...bound,
      claim: { module: 'm', values: {}, owner: PAYMENTS },
    });
    return {
      task,
      end: (status: 'applied' | 'failed' | 'unknown' = 'applied') =>
        client.reportOutcome(id, { status }),
    };
  }

  /** Takes the check of what is due now. */
  async function take(of = harness): Promise<DriftCheck | undefined> {
    // The first call takes up new targets, whose first check is spread over the interval.
    const early = await runner(of).takeDriftCheck();
    if (early) return early;
    await knex('target_drift').update({ due_at: LONG_AGO });
    return runner(of).takeDriftCheck();
  }

  const decide = (
    taken: DriftCheck,
    document: object,
    more: { format?: string; ref?: string; task?: string } = {},
  ) =>
    runner().decide(
      harness.request({
        evidence: { document },
        format: (more.format ?? 'terraform-state') as 'terraform-state',
        target: { ref: more.ref ?? taken.ref, environment: taken.environment },
        run: { task: more.task ?? taken.run },
      }),
    );

  /** A whole check that sees this. */
  async function check(
    actual: Parameters<typeof environmentDrift>[0] | 'none',
  ) {
    const taken = (await take())!;
    if (actual === 'none') {
      await runner().reportDriftCheck(taken.run, { status: 'in-sync' });
      return undefined;
    }
    const decision = await decide(taken, environmentDrift(actual));
    await runner().reportDriftCheck(taken.run, {
      status: 'evaluated',
      decision: decision.id,
    });
    return decision;
  }

  const drift = async (person: string = DEVELOPER) =>
    (await harness.as(person).listDrift({ filter: { entity: REF } })).items[0];
  const findings = async () =>
    (await harness.as(SECURITY).listFindings({ filter: { entity: REF } })).items
      .filter(({ source }) => source === 'drift')
      .map(({ status, finding }) => [finding.rule, status.state]);
  const topics = async () =>
    (
      await knex('announcements')
        .where('topic', 'like', 'drift.%')
        .orderBy('sequence')
    ).map(({ topic }) => topic);

  it('is checked once, however many come, and never beside a change', async () => {
    const { end } = await change();
    expect(await take()).toBeUndefined();
    await end();
    const second = await replica();
    const taken = await Promise.all([
      runner().takeDriftCheck(),
      runner(second).takeDriftCheck(),
      runner().takeDriftCheck(),
    ]);
    const [one, ...none] = taken.filter(found => found !== undefined);
    expect(none).toEqual([]);
    expect(one).toMatchObject({ ref: REF, module: 'm', digest });
    await (await change('resource:default/other')).end();
    // As many at once as are configured, across replicas.
    expect(await take(second)).toBeUndefined();
    const done = await Promise.allSettled([
      runner().reportDriftCheck(one!.run, { status: 'in-sync' }),
      runner(second).reportDriftCheck(one!.run, { status: 'in-sync' }),
    ]);
    expect(done.map(({ status }) => status).sort()).toEqual([
      'fulfilled',
      'rejected',
    ]);
    expect(await drift()).toMatchObject({ state: 'in-sync', drifted: 0 });
    expect(await take(second)).toMatchObject({
      ref: expect.stringContaining('resource:default/'),
    });
  });

  it('opens findings once, says so once, and resolves them only where it looked', async () => {
    const { task, end } = await change();
    await end();
    expect(await check('none')).toBeUndefined();
    expect(await findings()).toEqual([]);

    await check({ region: 'us-east-1' });
    const open = await findings();
    expect(open).toEqual([['placement/allowed-regions', 'open']]);
    const begun = await drift();
    expect(begun).toMatchObject({
      state: 'drifted',
      drifted: 1,
      violations: 1,
      resources: [
        {
          address: 'terraform_data.environment',
          kind: 'changed',
          attributes: [
            {
              path: '/input/guardrails/region',
              applied: 'eu-west-1',
              actual: 'us-east-1',
            },
          ],
        },
      ],
      run: { task, template: 'template:default/environment' },
    });
    await check({ region: 'us-east-1' });
    expect(await findings()).toEqual(open);
    expect((await drift()).since).toBe(begun.since);
    expect(await topics()).toEqual(['drift.begun', 'drift.violated']);

    const unseen = (await take())!;
    await runner().reportDriftCheck(unseen.run, failed);
    expect(await findings()).toEqual(open);
    expect(await drift()).toMatchObject({
      state: 'could-not-check',
      since: begun.since,
      failure: { reason: failed.reason },
    });

    await check('none');
    expect(await findings()).toEqual([
      ['placement/allowed-regions', 'resolved'],
    ]);
    expect(await drift()).not.toHaveProperty('since');
  });

  it('shows drift that breaks no rule, and what was deleted outside', async () => {
    await (await change()).end();
    await check({ size: 'medium' });
    expect(await drift()).toMatchObject({ state: 'drifted', violations: 0 });
    expect(await topics()).toEqual(['drift.begun']);
    await check('deleted');
    expect(await drift()).toMatchObject({
      state: 'drifted',
      resources: [{ kind: 'missing' }],
    });
    expect(await findings()).toEqual([]);
  });

  it('is not in sync where a part of what was seen could not be read', async () => {
    await (await change()).end();
    await check({ region: 'us-east-1' });
    const open = await findings();
    const taken = (await take())!;
    const decision = await decide(taken, unreadable());
    expect(decision.verdict.skipped).toHaveLength(1);
    await runner().reportDriftCheck(taken.run, {
      status: 'evaluated',
      decision: decision.id,
    });
    expect(await findings()).toEqual(open);
    expect(await drift()).toMatchObject({
      state: 'could-not-check',
      since: expect.any(String),
      failure: { reason: expect.stringContaining('could not be read') },
    });
  });

  it('grants nothing to anyone', async () => {
    await (await change()).end();
    const taken = (await take())!;
    const decision = await decide(taken, environmentDrift({ size: 'medium' }));
    expect(decision.actor.origin).toBe('schedule');
    const bound = { ...binding, task: taken.run };
    for (const client of [
      runner(),
      harness.asTask(PLATFORM),
      harness.asTask(DEVELOPER),
    ]) {
      await expect(
        client.mintGrant({ decision: decision.id, binding: bound }),
      ).rejects.toMatchObject({
        code: expect.stringMatching(
          /^(decision-not-granting|not-found|grant-)/,
        ),
      });
    }
    // The same plan, decided on as a change by the schedule itself, carries nothing out either.
    const planned = await decide(taken, environmentDrift({ size: 'medium' }), {
      format: 'terraform-plan',
    });
    const grant = await runner().mintGrant({
      decision: planned.id,
      binding: bound,
    });
    await expect(
      runner().redeemGrant(grant.id, {
        ...bound,
        claim: { module: 'm', values: {}, owner: PAYMENTS },
      }),
    ).rejects.toEqual(refused('not-enforcement-point'));
  });

  it('is neither taken nor reported by people, nor with another decision', async () => {
    await (await change()).end();
    for (const person of [DEVELOPER, PLATFORM]) {
      await expect(harness.as(person).takeDriftCheck()).rejects.toEqual(
        refused('not-enforcement-point'),
      );
    }
    const taken = (await take())!;
    await expect(
      harness.as(PLATFORM).reportDriftCheck(taken.run, { status: 'in-sync' }),
    ).rejects.toEqual(refused('not-enforcement-point'));
    const plan = environmentDrift({ size: 'medium' });
    const others = [
      await decide(taken, plan, { format: 'terraform-plan' }),
      await decide(taken, plan, { ref: 'resource:default/elsewhere' }),
      await decide(taken, plan, { task: 'another-run' }),
      await harness.as(DEVELOPER).decide(
        harness.request({
          evidence: { document: plan },
          format: 'terraform-state',
          target: { ref: REF, environment: 'development' },
          run: { task: taken.run },
        }),
      ),
    ];
    for (const { id: decision } of others) {
      await expect(
        runner().reportDriftCheck(taken.run, { status: 'evaluated', decision }),
      ).rejects.toEqual(refused('bad-request'));
    }
    expect(await drift()).toMatchObject({ state: 'not-checked' });
    expect(await drift(OTHER)).toBeUndefined();
  });

  it('throws away what was seen of a target that was changed meanwhile', async () => {
    await (await change()).end();
    const taken = (await take())!;
    await (await change()).end();
    await runner().reportDriftCheck(taken.run, { status: 'in-sync' });
    expect(await drift()).toMatchObject({ state: 'not-checked' });
  });

  it('says that a check died, and does it again', async () => {
    await (await change()).end();
    const taken = (await take())!;
    await knex('target_drift').update({ run_until: LONG_AGO });
    expect(await runner().takeDriftCheck()).toBeUndefined();
    expect(await drift()).toMatchObject({
      state: 'could-not-check',
      failure: { reason: 'The last check did not end.' },
    });
    await expect(
      runner().reportDriftCheck(taken.run, { status: 'in-sync' }),
    ).rejects.toEqual(refused('not-found'));
    expect((await take())?.run).not.toBe(taken.run);
  });

  it('compares with nothing after a change that failed', async () => {
    await (await change()).end();
    await check({ region: 'us-east-1' });
    await (await change()).end('failed');
    expect(await take()).toBeUndefined();
    expect(await drift()).toMatchObject({
      state: 'could-not-check',
      failure: { reason: expect.stringContaining('did not succeed') },
    });
    expect(await findings()).toEqual([['placement/allowed-regions', 'open']]);

    await (await change()).end();
    expect(await drift()).toMatchObject({ state: 'not-checked' });
    const listed = await harness
      .as(DEVELOPER)
      .listDrift({ filter: { state: ['not-checked'] } });
    expect(listed.items.map(({ ref }) => ref)).toEqual([REF]);
    await knex('target_drift').update({ due_at: LATER });
    expect(await runner().takeDriftCheck()).toMatchObject({ ref: REF });
  });

  it('checks first what has been due for longest', async () => {
    await (await change()).end();
    await (await change('resource:default/other')).end();
    await runner().takeDriftCheck();
    const [one, other] = await knex('targets').orderBy('target_ref');
    expect([one.target_ref, other.target_ref]).toEqual([
      REF,
      'resource:default/other',
    ]);
    const due = (id: string, to: object) =>
      knex('target_drift').where({ target_id: id }).update(to);
    await due(one.id, { due_at: LONG_AGO, attempts: 3 });
    await due(other.id, { due_at: '2026-01-02T00:00:00.000Z' });
    expect(await runner().takeDriftCheck()).toMatchObject({ ref: REF });
  });

  it('ends with its target', async () => {
    await (await change()).end();
    await check({ region: 'us-east-1' });
    await knex('targets').update({ state: 'released' });
    expect(await drift()).toBeUndefined();
  });
});
