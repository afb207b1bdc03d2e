import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import type {
  GrantBinding,
  StateResource,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import {
  binding,
  GuardrailsHarness,
  people,
} from '../__testUtils__/GuardrailsHarness';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';
import { databaseTime } from '../base/database';
import { claimTarget } from '../decision/targets';
import { releaseTarget } from '../decision/targets/releaseTarget';
import type { Caller } from '../identity/actors';
import type { Ledger } from '../record/ledger';
import { Seals } from '../record/seals';
import { rewrite } from '../__testUtils__/seals';
import { untilItWaits } from '../__testUtils__/untilItWaits';
import { environmentPlan, environmentRemoval } from '../__testUtils__/plans';

const { DEVELOPER, LEAD, OTHER, PLATFORM } = people;
const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
const refused = (code: string) => expect.objectContaining({ code });
const PAYMENTS = 'group:default/payments';
const SCAFFOLDER = 'plugin:scaffolder';
const REF = 'resource:default/lab';
const LONG_AGO = '2026-01-01T00:00:00.000Z';
const reason = 'As agreed.';

jest.setTimeout(120_000);

const lead = {
  actor: { ref: LEAD, kind: 'human', groups: [PAYMENTS] },
  ownership: [PAYMENTS],
  operator: false,
  reader: false,
} as unknown as Caller;
const ledger = { append: async () => [] } as unknown as Ledger;

const removal = environmentRemoval('environment');

/** A plan that makes what `environmentPlan` makes under these names. */
function creation(...names: string[]): object {
  const plan = environmentPlan() as { resource_changes: object[] };
  return {
    ...plan,
    resource_changes: names.map(name => ({
      ...plan.resource_changes[0],
      name,
      address: `terraform_data.${name}`,
    })),
  };
}

describe.each(databases.eachSupportedId())('sandboxes on %s', databaseId => {
  async function start() {
    const knex: Knex = await databases.init(databaseId);
    const replica = async () => {
      const scheduler = mockServices.scheduler();
      const harness = await GuardrailsHarness.start({
        knex,
        features: [
          createServiceFactory({
            service: coreServices.scheduler,
            deps: {},
            factory: () => scheduler,
          }),
        ],
      });
      return { harness, scheduler };
    };
    const { harness, scheduler } = await replica();
    const carryOut = async (
      client: ReturnType<GuardrailsHarness['asTask']>,
      options: {
        task: string;
        document: object;
        hours?: number;
        owner?: string;
        destroy?: boolean;
        ref?: string;
        state?: StateResource[];
      },
    ) => {
      const { task, document, hours, owner = PAYMENTS } = options;
      const { destroy, state } = options;
      const bound: GrantBinding = { ...binding, task };
      const decision = await client.decide(
        harness.request({
          evidence: { document },
          target: {
            ref: options.ref ?? REF,
            environment: 'sandbox',
            ...(hours !== undefined && { lifetime: { hours, owner } }),
          },
          run: { task },
        }),
      );
      const { id } = await client.mintGrant({
        decision: decision.id,
        binding: bound,
      });
      await client.redeemGrant(id, {
        ...bound,
        claim: { module: 'm', values: {}, owner, destroy, state },
      });
      return {
        decision,
        end: (status: 'applied' | 'failed' | 'unknown') =>
          client.reportOutcome(id, { status }),
      };
    };
    const sandbox = async () => {
      const { items } = await harness
        .as(DEVELOPER)
        .listSandboxes({ filter: { entity: REF } });
      return items[0];
    };
    const make = async (hours: number = 72, task: string = 'task-made') => {
      const made = await carryOut(harness.asTask(DEVELOPER), {
        task,
        document: environmentPlan({}),
        hours,
      });
      await made.end('applied');
      return sandbox();
    };
    const over = async () => {
      await rewrite(knex, 'sandboxes', {
        change: { ends_at: LONG_AGO, due_at: LONG_AGO },
      });
    };
    const runner = () => harness.asPluginItself(SCAFFOLDER);
    const destroy = (
      task: string,
      document: object = removal,
      state?: StateResource[],
    ) => carryOut(runner(), { task, document, destroy: true, state });
    return {
      ...{ knex, harness, scheduler, replica, carryOut, make, sandbox },
      ...{ over, runner, destroy },
    };
  }

  it('end once, however many come for them', async () => {
    const { harness, make, over, runner, sandbox, destroy } = await start();
    await make();
    expect(await runner().takeSandboxEnd()).toBeUndefined();
    await over();
    const taken = await Promise.all([
      runner().takeSandboxEnd(),
      runner().takeSandboxEnd(),
      runner().takeSandboxEnd(),
    ]);
    const [end] = taken.filter(one => one !== undefined);
    expect(taken.filter(one => one !== undefined)).toHaveLength(1);
    await expect(
      harness.as(LEAD).extendSandbox(end!.sandbox, { reason }),
    ).rejects.toEqual(refused('sandbox-state'));
    const destroyed = await destroy(end!.run);
    await destroyed.end('applied');
    expect(await sandbox()).toMatchObject({
      state: 'ended',
      endedBy: SCAFFOLDER,
      endDecision: destroyed.decision.id,
    });
    expect(destroyed.decision.actor.origin).toBe('schedule');
    await expect(destroy(end!.run)).rejects.toEqual(
      refused('not-enforcement-point'),
    );
    await expect(
      runner().reportSandboxEnd(end!.run, { status: 'failed', reason }),
    ).rejects.toEqual(refused('not-found'));
    expect(await runner().takeSandboxEnd()).toBeUndefined();
  });

  it('go on after an attempt that died, and never twice', async () => {
    const { knex, make, over, runner, sandbox, destroy } = await start();
    await make();
    await over();
    const first = await runner().takeSandboxEnd();
    // It died before it redeemed anything: the next attempt is let in when its time is over.
    expect(await runner().takeSandboxEnd()).toBeUndefined();
    await rewrite(knex, 'sandboxes', { change: { due_at: LONG_AGO } });
    const second = await runner().takeSandboxEnd();
    expect(second!.run).not.toBe(first!.run);
    await expect(destroy(first!.run)).rejects.toEqual(
      refused('not-enforcement-point'),
    );
    // It died after it redeemed: what is left is unknown, and the target stays claimed until that is reported.
    const cutOff = await destroy(second!.run);
    await rewrite(knex, 'sandboxes', { change: { due_at: LONG_AGO } });
    const third = await runner().takeSandboxEnd();
    await expect(destroy(third!.run)).rejects.toEqual(
      refused('target-claimed'),
    );
    expect((await sandbox()).state).toBe('overdue');
    await cutOff.end('unknown');
    await (await destroy(third!.run)).end('applied');
    expect((await sandbox()).state).toBe('ended');
  });

  it('destroy nothing that they have not made', async () => {
    const { make, over, runner, destroy, harness, carryOut } = await start();
    await make();
    await over();
    const end = await runner().takeSandboxEnd();
    await expect(
      destroy(end!.run, environmentRemoval('environment', 'other')),
    ).rejects.toEqual(refused('sandbox-foreign'));
    await expect(destroy(end!.run, environmentRemoval())).rejects.toEqual(
      refused('sandbox-incomplete'),
    );
    // Another target, another change, and none of them without the attempt.
    await expect(
      carryOut(runner(), {
        task: end!.run,
        document: removal,
        destroy: true,
        ref: 'resource:default/other',
      }),
    ).rejects.toEqual(refused('not-enforcement-point'));
    await expect(
      carryOut(runner(), { task: end!.run, document: environmentPlan({}) }),
    ).rejects.toEqual(refused('not-enforcement-point'));
    await expect(destroy('task-of-mine')).rejects.toEqual(
      refused('not-enforcement-point'),
    );
    for (const other of [
      harness.asPluginItself('plugin:other'),
      harness.as(LEAD),
      harness.asTask(LEAD),
      harness.asService(),
    ]) {
      await expect(other.takeSandboxEnd()).rejects.toEqual(
        refused('not-enforcement-point'),
      );
    }
  });

  it('are not extended by others, by more, or at the same moment', async () => {
    const { make, harness, sandbox } = await start();
    const { id, beganAt } = await make();
    for (const other of [
      harness.asTask(LEAD),
      harness.asPlugin(LEAD, { plugin: 'plugin:mcp-actions' }),
      harness.asPluginItself(SCAFFOLDER),
    ]) {
      await expect(other.extendSandbox(id, { reason })).rejects.toEqual(
        refused('humans-only'),
      );
      await expect(other.endSandbox(id, { reason })).rejects.toEqual(
        refused('humans-only'),
      );
    }
    await expect(
      harness.as(OTHER).extendSandbox(id, { reason }),
    ).rejects.toEqual(refused('not-found'));
    await expect(harness.as(OTHER).endSandbox(id, { reason })).rejects.toEqual(
      refused('not-found'),
    );
    await expect(
      harness.as(LEAD).extendSandbox(id, { hours: 265, reason }),
    ).rejects.toEqual(refused('sandbox-state'));
    const extended = await Promise.allSettled(
      Array.from({ length: 5 }, () =>
        harness.as(LEAD).extendSandbox(id, { hours: 24, reason }),
      ),
    );
    expect(
      extended.filter(({ status }) => status === 'fulfilled').length,
    ).toBeLessThanOrEqual(3);
    const { extensions, endsAt } = await sandbox();
    expect(Date.parse(endsAt) - Date.parse(beganAt)).toBe(
      (72 + 24 * extensions) * 60 * 60_000,
    );
  });

  it('live no longer by a second request, another owner or a released name', async () => {
    const { make, carryOut, harness, sandbox } = await start();
    const before = await make();
    const again = (hours?: number) =>
      carryOut(harness.asTask(DEVELOPER), {
        task: `task-again-${hours}`,
        document: environmentPlan({}),
        hours,
      });
    await expect(again(336)).rejects.toEqual(refused('sandbox-exists'));
    await (await again()).end('applied');
    await (await again(72)).end('applied');
    expect(await sandbox()).toEqual(before);
    const gone = { environment: 'sandbox', exists: false, reason };
    await expect(harness.as(LEAD).releaseTarget(REF, gone)).rejects.toEqual(
      refused('sandbox-exists'),
    );
    await expect(
      carryOut(harness.asTask(DEVELOPER), {
        task: 'task-owner',
        document: environmentPlan({}),
        hours: 72,
        owner: 'group:default/search',
        ref: 'resource:default/new',
      }),
    ).rejects.toEqual(refused('target-not-owned'));
    await harness.as(PLATFORM).releaseTarget(REF, gone);
    expect(await sandbox()).toMatchObject({
      state: 'ended',
      endedBy: PLATFORM,
    });
  });

  it('are not moved by editing rows', async () => {
    const { knex, make, over, runner, harness, carryOut } = await start();
    const { id } = await make();
    await over();
    await knex('sandboxes').update({ ends_at: '2099-01-01T00:00:00.000Z' });
    await expect(harness.as(LEAD).getSandbox(id)).rejects.toEqual(
      refused('record-forged'),
    );
    await expect(
      harness.as(LEAD).extendSandbox(id, { reason }),
    ).rejects.toEqual(refused('record-forged'));
    // Neither is anything destroyed for a row that was written into the table.
    await knex('sandboxes').update({ ends_at: LONG_AGO, made: '["a.b"]' });
    expect(await runner().takeSandboxEnd()).toBeUndefined();
    // A removal by a person is recorded all the same.
    await knex('sandboxes').update({ extensions: 9 });
    await knex('sandboxes').delete();
    const removed = await carryOut(harness.asTask(DEVELOPER), {
      task: 'task-removed',
      document: removal,
      destroy: true,
    });
    await removed.end('applied');
  });

  it('are announced once by all replicas, and are overdue without a runner', async () => {
    const { knex, make, replica, scheduler, sandbox } = await start();
    await make();
    const told = async () =>
      (
        await knex('announcements')
          .where('topic', 'like', 'sandbox.%')
          .orderBy('sequence')
      ).map(({ topic, content }) => [topic, JSON.parse(content).severity]);
    const at = (minutes: number) =>
      new Date(Date.now() + minutes * 60_000).toISOString();
    const task = 'guardrails-sandboxes';
    const other = await replica();
    const both = () =>
      Promise.all([
        scheduler.triggerTask(task),
        other.scheduler.triggerTask(task),
      ]);
    await both();
    expect(await told()).toEqual([]);
    for (const minutes of [47 * 60, 119, 29]) {
      await rewrite(knex, 'sandboxes', {
        change: { ends_at: at(minutes), notice_at: LONG_AGO },
      });
      await both();
    }
    expect(await told()).toEqual([
      ['sandbox.ending', 'low'],
      ['sandbox.ending', 'normal'],
      ['sandbox.ending', 'high'],
    ]);
    await rewrite(knex, 'sandboxes', { change: { ends_at: LONG_AGO } });
    await both();
    expect((await told()).slice(3)).toEqual([['sandbox.overdue', 'high']]);
    expect(await sandbox()).toMatchObject({
      state: 'overdue',
      reason: 'No runner has come to destroy it.',
    });
  });

  it('are not said to end by what extends them at the same moment', async () => {
    const { knex, make, harness, scheduler } = await start();
    const { id } = await make();
    await rewrite(knex, 'sandboxes', {
      change: {
        ends_at: new Date(Date.now() + 47 * 60 * 60_000).toISOString(),
        notice_at: LONG_AGO,
      },
    });
    const extendsFirst = jest
      .spyOn(Seals.prototype, 'believed')
      .mockImplementation(async function first(this: Seals, ...claims) {
        extendsFirst.mockRestore();
        await harness.as(LEAD).extendSandbox(id, { reason });
        return this.believed(...claims);
      });
    await scheduler.triggerTask('guardrails-sandboxes');
    const { ends_at: endsAt, notice_at: noticeAt } = await knex(
      'sandboxes',
    ).first();
    expect(Date.parse(endsAt) - Date.parse(noticeAt)).toBe(48 * 60 * 60_000);
    expect(
      await knex('announcements').where({ topic: 'sandbox.ending' }),
    ).toEqual([]);
  });

  it.each(['is redeemed', 'has failed'])(
    'remember what two changes do, where one %s while the other is read',
    async first => {
      if (databaseId === 'SQLITE_3') return; // It has one writer.
      const { knex, make, harness, carryOut } = await start();
      await make();
      const client = harness.asTask(DEVELOPER);
      const failing = await carryOut(client, {
        task: 'task-failing',
        document: creation('never'),
      });
      await harness.as(LEAD).releaseTarget(REF, {
        environment: 'sandbox',
        exists: true,
        reason,
      });
      const redeem = () =>
        carryOut(client, { task: 'task-removing', document: removal });
      const fail = () => failing.end('failed');
      const redeemed = first === 'is redeemed';
      let other: Promise<unknown> | undefined;
      const { forged } = Seals.prototype;
      const reads = jest
        .spyOn(Seals.prototype, 'forged')
        .mockImplementation(async function read(this: Seals, reader, claims) {
          const isRead =
            reader.isTransaction &&
            claims.some(({ table }) => table === 'sandboxes');
          if (isRead) reads.mockRestore();
          const found = await forged.call(this, reader, claims);
          if (isRead) {
            other = redeemed ? redeem() : fail();
            await untilItWaits(knex, other);
          }
          return found;
        });
      await (redeemed ? fail() : redeem());
      await other;
      const [{ made, removing }] = await knex('sandboxes');
      expect([made, removing].map(list => JSON.parse(list))).toEqual([
        ['terraform_data.environment', 'terraform_data.never'],
        ['terraform_data.environment', 'terraform_data.never'],
      ]);
    },
  );

  it('end though a part of them was not created or was deleted by hand', async () => {
    const { make, over, runner, destroy, harness, carryOut, sandbox } =
      await start();
    await make();
    const failing = await carryOut(harness.asTask(DEVELOPER), {
      task: 'task-failing',
      document: creation('never'),
    });
    await failing.end('failed');
    const more = await carryOut(harness.asTask(DEVELOPER), {
      task: 'task-more',
      document: creation('other'),
    });
    await more.end('applied');
    await over();
    const end = await runner().takeSandboxEnd();
    const provider = 'provider["terraform.io/builtin/terraform"]';
    const found = { address: 'terraform_data.environment', provider };
    const other = { address: 'terraform_data.other', provider };
    for (const state of [
      undefined,
      [found],
      [found, { ...other, provider: `${provider}.west` }],
      [found, { address: other.address }],
    ]) {
      await expect(destroy(end!.run, removal, state)).rejects.toEqual(
        refused('sandbox-incomplete'),
      );
    }
    const destroyed = await destroy(end!.run, removal, [found, other]);
    await destroyed.end('applied');
    expect((await sandbox()).state).toBe('ended');
  });

  it('have one owner', async () => {
    const { make, harness, carryOut } = await start();
    await make();
    const other = 'group:default/search';
    await expect(
      harness.asTask(DEVELOPER).decide(
        harness.request({
          evidence: { document: environmentPlan({}) },
          target: {
            ref: REF,
            environment: 'sandbox',
            lifetime: { hours: 72, owner: other },
          },
          run: { task: 'task-owner' },
        }),
      ),
    ).rejects.toEqual(refused('sandbox-exists'));
    await expect(
      carryOut(harness.asTask(PLATFORM), {
        task: 'task-claim',
        document: environmentPlan({}),
        owner: other,
      }),
    ).rejects.toEqual(refused('sandbox-exists'));
  });

  it('are not given up by a removal whose state is empty', async () => {
    const { make, harness, carryOut, sandbox } = await start();
    await make();
    const remove = (person: string) =>
      carryOut(harness.asTask(person), {
        task: `task-empty-${person}`,
        document: environmentRemoval(),
        destroy: true,
      });
    await expect(remove(DEVELOPER)).rejects.toEqual(
      refused('sandbox-incomplete'),
    );
    await (await remove(PLATFORM)).end('applied');
    expect((await sandbox()).state).toBe('ended');
  });

  it('are not late while an attempt runs, and are announced once for each end', async () => {
    const { knex, make, over, runner, scheduler } = await start();
    await make();
    await over();
    const end = await runner().takeSandboxEnd();
    const { due_at: dueAt } = await knex('sandboxes').first('due_at');
    // A plan may take 10 minutes and an apply 60.
    expect(Date.parse(dueAt) - Date.now()).toBeGreaterThan(70 * 60_000);
    const told = () =>
      knex('announcements').where({ topic: 'sandbox.overdue' });
    await scheduler.triggerTask('guardrails-sandboxes');
    expect(await told()).toHaveLength(0);
    const failed = { status: 'failed' as const, reason: 'No credentials.' };
    await runner().reportSandboxEnd(end!.run, failed);
    for (const [endsAt, times] of [
      [LONG_AGO, 1],
      ['2026-01-02T00:00:00.000Z', 2],
    ] as const) {
      await rewrite(knex, 'sandboxes', {
        change: { ends_at: endsAt, due_at: endsAt },
      });
      const next = await runner().takeSandboxEnd();
      await runner().reportSandboxEnd(next!.run, failed);
      expect(await told()).toHaveLength(times);
    }
  });

  it('take turns, whatever is put before them', async () => {
    const { knex, make, over, runner, harness, carryOut } = await start();
    const { id } = await make();
    const other = await carryOut(harness.asTask(DEVELOPER), {
      task: 'task-other',
      document: environmentPlan({}),
      hours: 72,
      ref: 'resource:default/new',
    });
    await other.end('applied');
    await over();
    const first = await runner().takeSandboxEnd();
    await runner().reportSandboxEnd(first!.run, { status: 'failed', reason });
    await over();
    await harness.as(LEAD).endSandbox(first!.sandbox, { reason });
    await rewrite(knex, 'sandboxes', { change: { due_at: LONG_AGO } });
    const row = await knex('sandboxes').where({ id }).first();
    await knex('sandboxes').insert(
      Array.from({ length: 30 }, (_, index) => ({
        ...row,
        id: `00000000-0000-7000-8000-0000000000${10 + index}`,
        open_name: `forged-${index}`,
        grant_id: `forged-${index}`,
        attempts: 0,
        run_id: null,
        ended_at: null,
      })),
    );
    const second = await runner().takeSandboxEnd();
    expect(second?.sandbox).toBeDefined();
    expect(second!.sandbox).not.toBe(first!.sandbox);
  });

  // On SQLite there is one transaction at a time.
  if (databaseId !== 'SQLITE_3') {
    it('are not over by a removal whose target another change has claimed meanwhile', async () => {
      const { knex, make, carryOut, harness } = await start();
      await make();
      const removed = await carryOut(harness.asTask(DEVELOPER), {
        task: 'task-removed',
        document: removal,
        destroy: true,
      });
      const meanwhile = await knex.transaction();
      const target = { ref: REF, environment: 'sandbox' };
      await releaseTarget(
        {
          knex: meanwhile,
          ledger,
          enforcementPoints: [],
          lifetimes: {
            lifetimeOf: async () => undefined,
            removed: async () => [],
          },
        },
        lead,
        { ...target, exists: true, reason },
      );
      await claimTarget(meanwhile, {
        caller: lead,
        grant: 'another',
        target,
        claim: { module: 'm', values: {} },
        at: await databaseTime(meanwhile),
      });
      const reported = removed.end('applied');
      await untilItWaits(knex, reported);
      await meanwhile.commit();
      await reported;
      expect(await knex('targets')).toMatchObject([
        { state: 'claimed', grant_id: 'another' },
      ]);
      expect(await knex('sandboxes')).toMatchObject([{ ended_at: null }]);
    });
  }

  it('keep their name while a release and a redemption meet', async () => {
    const { knex, make } = await start();
    await make();
    const asked: boolean[] = [];
    await releaseTarget(
      {
        knex,
        ledger,
        enforcementPoints: [],
        lifetimes: {
          lifetimeOf: async (_, transaction) => {
            asked.push(transaction?.isTransaction === true);
            return undefined;
          },
          removed: async () => [],
        },
      },
      lead,
      { ref: REF, environment: 'sandbox', exists: false, reason },
    );
    expect(asked).toEqual([true]);
  });
});
