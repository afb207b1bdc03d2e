import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type {
  AllocationRule,
  CostEntity,
} from '@backstage-guardrails/plugin-entity-cost-common';
import type { Knex } from 'knex';
import { tmpdir } from 'node:os';
import { Readable } from 'node:stream';
import { type FocusCells, focusCsv } from '../__testUtils__/focusCsv';
import { costsInForce, integerText } from '../database';
import { migrate } from '../database/connect';
import { Loader } from '../loads';
import { Allocator } from './Allocator';
import { catalogStateOf } from './catalogState';
import { sumUp } from './sumUp';
import { switchOver } from './switchOver';
import { tryAllocation } from './tryAllocation';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

jest.setTimeout(60_000);

const teamA: CostEntity = { ref: 'group:default/team-a', claims: [] };
const teamB: CostEntity = { ref: 'group:default/team-b', claims: [] };
const shop: CostEntity = {
  ref: 'component:default/shop',
  owner: 'group:default/team-a',
  claims: [],
};
const toTeamB: AllocationRule = {
  id: 'compute',
  conditions: [{ kind: 'service', operator: 'in', values: ['Compute'] }],
  to: { entity: 'group:default/team-b' },
};

describe.each(databases.eachSupportedId())('database %s', databaseId => {
  let knex: Knex;
  let loader: Loader;

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    await migrate(knex);
    loader = new Loader({
      knex,
      logger: mockServices.logger.mock(),
      limits: { bytes: 1_000_000, uncompressedBytes: 1_000_000 },
      temporaryFolder: tmpdir(),
    });
  });

  const load = (rows: FocusCells[], sourceId = 'upload') =>
    loader.loadUpload({
      sourceId,
      name: 'bill.csv',
      content: Readable.from([focusCsv(rows)]),
    });

  const allocator = (
    entities: CostEntity[],
    rules: readonly AllocationRule[] = [],
    database: Knex = knex,
  ) =>
    new Allocator({
      knex: database,
      readRules: async () => rules,
      readCatalog: async () => catalogStateOf(entities),
    });

  /** What readers see, by entity, from both tables of sums, which have to agree. */
  const visible = async () => {
    const of = async (table: 'daily_costs' | 'monthly_costs') => {
      const rows: { entity_ref: string | null; billed: string }[] =
        await costsInForce(knex, table)
          .groupBy('entity_ref')
          .select('entity_ref')
          .select(integerText(knex, 'sum(cost.billed)', 'billed'));
      return Object.fromEntries(
        rows.map(row => [
          row.entity_ref ?? 'unallocated',
          parseInt(row.billed, 10),
        ]),
      );
    };
    const daily = await of('daily_costs');
    expect(await of('monthly_costs')).toEqual(daily);
    return daily;
  };

  it('makes a load visible, replaces it at once, and marks a closed month that has other totals', async () => {
    await load([{ BilledCost: '1' }, { BilledCost: '2', Tags: '{}' }]);
    expect(await visible()).toEqual({});
    const run = allocator([teamA]);
    expect(await run.run()).toEqual({
      state: 'done',
      run: 1,
      loads: 1,
      reopened: [],
    });
    const first = { 'group:default/team-a': 1_000_000, unallocated: 2_000_000 };
    expect(await visible()).toEqual(first);
    expect(await run.run()).toEqual({ state: 'up-to-date' });

    await load([{ BilledCost: '5' }]);
    expect(await visible()).toEqual(first);
    expect(await run.run()).toMatchObject({
      run: 1,
      loads: 1,
      reopened: ['2026-03'],
    });
    expect(await visible()).toEqual({ 'group:default/team-a': 5_000_000 });
    const [pointer] = await knex('in_force');
    expect(pointer).toMatchObject({ load_id: 2, month: '2026-03' });
    expect(pointer.reopened_at).not.toBeNull();
  });

  it('allocates again without the files when rules or catalog change what belongs to whom', async () => {
    await load([
      { BilledCost: '1' },
      { BilledCost: '2', Tags: '{"component":"shop"}', ServiceName: 'Storage' },
    ]);
    await allocator([teamA]).run();
    expect(await visible()).toEqual({
      'group:default/team-a': 1_000_000,
      unallocated: 2_000_000,
    });
    // an entity that no cost is about changes nothing
    expect(await allocator([teamA, teamB]).run()).toEqual({
      state: 'up-to-date',
    });
    expect(await allocator([teamA, teamB, shop]).run()).toMatchObject({
      state: 'done',
      run: 2,
      reopened: [],
    });
    expect(await visible()).toEqual({
      'group:default/team-a': 1_000_000,
      'component:default/shop': 2_000_000,
    });
    await allocator([teamA, teamB, shop], [toTeamB]).run();
    expect(await visible()).toEqual({
      'group:default/team-b': 1_000_000,
      'component:default/shop': 2_000_000,
    });
    const rules = await knex('monthly_costs')
      .where({ run_id: 3 })
      .orderBy('billed')
      .select('kind', 'rule', 'owner');
    expect(rules).toEqual([
      { kind: 'configured', rule: 'compute', owner: 'group:default/team-b' },
      { kind: 'default', rule: 'tag-component', owner: 'group:default/team-a' },
    ]);
  });

  it('keeps both claims of what two entities claim', async () => {
    const claims: CostEntity['claims'] = [
      {
        annotation: 'entity-cost/match',
        conditions: [
          { kind: 'tag', key: 'app', operator: 'in', values: ['x'] },
        ],
      },
    ];
    await load([{ BilledCost: '1', Tags: '{"app":"x"}' }]);
    await allocator([
      { ...shop, claims },
      { ...shop, ref: 'component:default/other', claims },
    ]).run();
    const [row] = await knex('allocations');
    expect(row).toMatchObject({ entity_ref: null, reason: 'contested' });
    expect(
      JSON.parse(row.contested_by).map(({ ref }: { ref: string }) => ref),
    ).toEqual(['component:default/other', 'component:default/shop']);
  });

  it('counts nothing twice when two replicas allocate at once', async () => {
    await load([{ BilledCost: '1' }]);
    const replicas = databaseId === 'SQLITE_3' ? 1 : 3;
    const states = await Promise.all(
      Array.from({ length: replicas }, () => allocator([teamA]).run()),
    );
    expect(states.filter(({ state }) => state === 'done')).not.toEqual([]);
    expect(await visible()).toEqual({ 'group:default/team-a': 1_000_000 });
    await allocator([teamA]).run();
    expect(await visible()).toEqual({ 'group:default/team-a': 1_000_000 });
  });

  it.each([
    ['while it looks for what differs', 1, false],
    ['while it looks for it once more', 2, false],
    ['before it is killed', 1, true],
  ])(
    'allocates by its rules what another process adds by earlier ones %s',
    async (_, look, isKilled) => {
      await load([{ BilledCost: '1' }]);
      await allocator([teamA, teamB]).run();
      let questions = 0;
      const killed = new Proxy(knex, {
        apply(target, self, [table, ...rest]) {
          // It asks for the newest run, and says last that it has what was missing.
          if (table === 'runs') questions += 1;
          if (questions === 2) throw new Error('killed');
          return Reflect.apply(target, self, [table, ...rest]);
        },
      });
      let looks = 0;
      let adds: string | undefined;
      const watched = new Proxy(knex, {
        apply(target, self, [table, ...rest]) {
          const query = Reflect.apply(target, self, [table, ...rest]);
          if (table !== 'allocations') return query;
          const { then } = query;
          query.then = (done: () => unknown, failed: () => unknown) =>
            then
              .call(query, async (rows: unknown) => {
                looks += 1;
                if (looks !== look) return rows;
                await load(
                  [{ BilledCost: '2', ServiceName: 'Storage' }],
                  'other',
                );
                const adding = isKilled ? killed : knex;
                adds = await allocator([teamA, teamB], [], adding)
                  .run()
                  .then(({ state }) => state)
                  .catch(({ message }) => message);
                return rows;
              })
              .then(done, failed);
          return query;
        },
      });
      const storage: AllocationRule = {
        ...toTeamB,
        conditions: [{ kind: 'service', operator: 'in', values: ['Storage'] }],
      };
      const later = allocator([teamA, teamB], [storage], watched);
      // The first finds that others have changed what is in force.
      await later.run();
      expect(adds).toBe(isKilled ? 'killed' : 'done');
      await later.run();
      expect(await visible()).toEqual({
        'group:default/team-a': 1_000_000,
        'group:default/team-b': 2_000_000,
      });
    },
  );

  it('allocates by its rules what a process of other rules added before it was killed', async () => {
    const earlier = allocator([teamA, teamB]);
    await load([{ BilledCost: '1' }]);
    await earlier.run();
    await load([{ BilledCost: '2', ServiceName: 'Storage' }], 'other');
    let added = false;
    const killed = new Proxy(knex, {
      apply(target, self, [table, ...rest]) {
        if (table === 'runs' && added) throw new Error('killed');
        return Reflect.apply(target, self, [table, ...rest]);
      },
      get(target, name, self) {
        if (name !== 'transaction') return Reflect.get(target, name, self);
        return async (add: (transaction: Knex.Transaction) => unknown) => {
          const answer = await target.transaction(async open => add(open));
          added = true;
          return answer;
        };
      },
    });
    const storage: AllocationRule = {
      ...toTeamB,
      conditions: [{ kind: 'service', operator: 'in', values: ['Storage'] }],
    };
    await expect(
      allocator([teamA, teamB], [storage], killed).run(),
    ).rejects.toThrow('killed');
    expect(added).toBe(true);
    expect(await earlier.run()).toMatchObject({ state: 'done' });
    expect(await visible()).toEqual({ 'group:default/team-a': 3_000_000 });
    expect(await earlier.run()).toEqual({ state: 'up-to-date' });
  });

  it.each([
    ['it is killed', true],
    ['it goes on', false],
  ])(
    'adds nothing to a run that has moved to other rules since it was read, and %s',
    async (_, isKilled) => {
      await load([{ BilledCost: '1' }]);
      await allocator([teamA, teamB]).run();
      const storage: AllocationRule = {
        ...toTeamB,
        conditions: [{ kind: 'service', operator: 'in', values: ['Storage'] }],
      };
      const later = allocator([teamA, teamB], [storage]);
      let questions = 0;
      const slow = new Proxy(knex, {
        apply(target, self, [table, ...rest]) {
          const query = Reflect.apply(target, self, [table, ...rest]);
          if (table !== 'runs') return query;
          questions += 1;
          if (questions === 2 && isKilled) throw new Error('killed');
          if (questions > 1) return query;
          const { then } = query;
          query.then = (done: () => unknown, failed: () => unknown) =>
            then
              .call(query, async (newest: unknown) => {
                await later.run();
                await load(
                  [{ BilledCost: '2', ServiceName: 'Storage' }],
                  'other',
                );
                return newest;
              })
              .then(done, failed);
          return query;
        },
      });
      const came = await allocator([teamA, teamB], [], slow)
        .run()
        .then(({ state }) => state)
        .catch(({ message }) => message);
      expect(came).toBe(isKilled ? 'killed' : 'done');
      const [run] = await knex('runs').orderBy('id');
      expect(
        await knex('allocations').where({ run_id: run.id }).pluck('entity_ref'),
      ).toEqual(['group:default/team-a']);
      await later.run();
      expect(await visible()).toEqual({
        'group:default/team-a': 1_000_000,
        'group:default/team-b': 2_000_000,
      });
    },
  );

  it('changes nothing when something else was put in force meanwhile, or it is killed before', async () => {
    await load([{ BilledCost: '1' }]);
    await allocator([teamA]).run();
    await load([{ BilledCost: '2' }]);
    // killed when all is summed up and nothing is in force
    await sumUp(knex, { loadId: 2, run: 1 });
    expect(await visible()).toEqual({ 'group:default/team-a': 1_000_000 });
    const stale = await switchOver(knex, {
      before: [],
      loads: [{ sourceId: 'upload', month: '2026-03', loadId: 2 }],
      run: 1,
    });
    expect(stale).toBeUndefined();
    expect(await visible()).toEqual({ 'group:default/team-a': 1_000_000 });
    await allocator([teamA]).run();
    expect(await visible()).toEqual({ 'group:default/team-a': 2_000_000 });
  });

  it('leaves what is visible while the catalog cannot be read', async () => {
    await load([{ BilledCost: '1' }]);
    await allocator([teamA]).run();
    await load([{ BilledCost: '2' }]);
    const away = new Allocator({
      knex,
      readRules: async () => [],
      readCatalog: async () => {
        throw new Error('away');
      },
    });
    await expect(away.run()).rejects.toThrow('away');
    expect(await visible()).toEqual({ 'group:default/team-a': 1_000_000 });
  });

  it('tries rules on what is loaded, without changing anything', async () => {
    await load([
      { BilledCost: '1', EffectiveCost: '3' },
      { BilledCost: '2', ServiceName: 'Storage', Tags: '{}' },
    ]);
    const { catalog } = catalogStateOf([teamA, teamB]);
    await allocator([teamA, teamB]).run();
    const trial = await tryAllocation(knex, {
      months: ['2026-03'],
      before: [],
      after: [toTeamB],
      catalog,
    });
    expect(trial.moves).toEqual([
      {
        currency: 'USD',
        from: 'group:default/team-a',
        to: 'group:default/team-b',
        amount: 3_000_000n,
        subjects: 1,
      },
    ]);
    expect(await visible()).toEqual({
      'group:default/team-a': 1_000_000,
      unallocated: 2_000_000,
    });
  });
});
