import { isSqlite } from '@backstage-guardrails/backend-database';
import type { Finding } from '@backstage-guardrails/policy-model';
import type { Knex } from 'knex';
import { MigratedDatabases } from '../../../__testUtils__/MigratedDatabases';
import { untilItWaits } from '../../../__testUtils__/untilItWaits';
import { recordApplied } from '../../findings/commands/recordFindings';
import { DRIFT } from '../../findings/model';
import { DriftStore } from '../store/DriftStore';
import { dropReleased } from './dropReleased';
import { followTargets } from './followTargets';
import { refollowDropped } from './refollowDropped';

const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
const at = '2026-11-30T12:00:00.000Z';
const finding = {
  rule: 'network/no-public-database',
  level: 'mandatory',
  disposition: 'enforced',
  resource: 'aws_db_instance.main',
  path: 'publicly_accessible',
} as Finding;

describe.each(databases.eachSupportedId())(
  'the targets that checks know, on %s',
  databaseId => {
    let knex: Knex;
    let store: DriftStore;
    const appended: object[][] = [];
    const to = {
      ledger: {
        append: async (_: unknown, records: object[]) => {
          appended.push(records);
          return [];
        },
      },
      outbox: { add: jest.fn() },
    };

    beforeAll(async () => {
      knex = await databases.init(databaseId);
      store = new DriftStore({ knex, interval: 1 });
    });

    beforeEach(async () => {
      await knex('target_drift').delete();
      await knex('targets').delete();
    });

    const make = (...ids: string[]) =>
      knex.batchInsert(
        'targets',
        ids.map(id => ({
          id,
          target_ref: `resource:default/${id}`,
          environment: 'development',
          state: 'active',
          module: 'm',
          module_values: '{}',
          secret_names: '[]',
          teams: '[]',
          since: at,
          changed_at: at,
        })),
        50,
      );
    const set = (id: string, state: 'active' | 'claimed' | 'released') =>
      knex('targets').where({ id }).update({ state });
    const follow = () => followTargets({ store, interval: 1, chance: () => 0 });
    const known = (): Promise<string[]> =>
      knex('target_drift').orderBy('target_id').pluck('target_id');

    it('are those that were not released, each once by all replicas', async () => {
      const ids = Array.from({ length: 120 }, (_, n) => `t${1000 + n}`);
      await make(...ids);
      await set('t1000', 'released');
      await set('t1001', 'claimed');
      await Promise.all([follow(), follow(), follow()]);
      expect(await known()).toEqual(ids.slice(1));
    });

    it('have a name again that was released and claimed anew', async () => {
      await make('a');
      await follow();
      await set('a', 'released');
      await dropReleased({ store, to });
      await follow();
      expect(await known()).toEqual([]);
      await set('a', 'claimed');
      await follow();
      expect(await known()).toEqual(['a']);
      // Claimed before it was dropped, it stays.
      await dropReleased({ store, to });
      expect(await known()).toEqual(['a']);
    });

    it('end with what the report of a check that is being written has found', async () => {
      if (isSqlite(knex)) return; // It has one writer.
      await make('a');
      await follow();
      const report = await knex.transaction();
      await report('target_drift').update({ status: 'drifted', since: at });
      await recordApplied(report, {
        scope: {
          source: DRIFT,
          entity: 'resource:default/a',
          environment: 'development',
        },
        owner: undefined,
        sightings: [
          {
            decision: 'd',
            seenAt: at,
            findings: [finding],
            covers: () => 'absent',
            moves: new Map(),
          },
        ],
        moment: { at, by: 'd' },
        imported: false,
      });
      await set('a', 'released');
      const dropped = dropReleased({ store, to });
      await untilItWaits(knex, dropped);
      await report.commit();
      await dropped;
      expect(await known()).toEqual([]);
      expect(await knex('findings').pluck('state')).toEqual(['resolved']);
      expect(appended.flat()).toMatchObject([
        { payload: { event: 'drift-ended' } },
      ]);
    });

    it('can have a row that a replica of an earlier version wrote', async () => {
      await make('a', 'b');
      await follow();
      await knex('targets').update({ followed: 0 });
      await follow();
      expect(await known()).toEqual(['a', 'b']);
    });

    it('are found again where a replica of an earlier version dropped one', async () => {
      await make('a', 'b');
      await follow();
      await knex('target_drift').where({ target_id: 'a' }).delete();
      await follow();
      expect(await known()).toEqual(['b']);
      await refollowDropped({ knex });
      await follow();
      expect(await known()).toEqual(['a', 'b']);
    });

    it('are asked for along an index', async () => {
      await make(...Array.from({ length: 3000 }, (_, n) => `t${n}`));
      await knex('targets').update({ followed: 1 });
      await knex.raw('analyze');
      const statements: { sql: string; bindings: string[] }[] = [];
      const listen = (query: { sql: string; bindings: string[] }) =>
        statements.push(query);
      knex.on('query', listen);
      await follow();
      knex.off('query', listen);
      const asked = statements.filter(({ sql }) => sql.includes('targets'));
      expect(asked).toHaveLength(1);
      const [{ sql, bindings }] = asked;
      const explain = isSqlite(knex) ? 'explain query plan' : 'explain';
      const plan = await knex.raw(
        `${explain} ${sql.replace(/\$\d+/g, '?')}`,
        bindings,
      );
      expect(JSON.stringify(plan.rows ?? plan)).toContain(
        'targets_followed_idx',
      );
    });
  },
);
