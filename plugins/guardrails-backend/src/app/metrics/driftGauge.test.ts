import type { Knex } from 'knex';
import { MigratedDatabases } from '../../__testUtils__/MigratedDatabases';
import { driftGauge } from './driftGauge';

const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
const NOW = '2026-11-30T12:00:00.000Z';
const EARLIER = '2026-11-30T03:00:00.000Z';
const LONG_AGO = '2026-01-01T00:00:00.000Z';
const DAY = 24 * 60 * 60_000;

const drifted = {
  status: 'drifted',
  checked_at: EARLIER,
  checked_revision: 4,
  applied: '{}',
};
const failed = { ...drifted, failure: 'Locked.', failed_revision: 4 };

describe.each(databases.eachSupportedId())(
  'the gauge of drift on %s',
  databaseId => {
    let knex: Knex;

    beforeAll(async () => {
      knex = await databases.init(databaseId);
    });

    beforeEach(async () => {
      await knex('target_drift').delete();
      await knex('targets').delete();
    });

    async function read(
      row: object,
      options: { target?: object; enabled?: boolean } = {},
    ) {
      const { target, enabled = true } = options;
      await knex('targets').insert({
        id: 't',
        target_ref: 'resource:default/lab',
        environment: 'development',
        module: 'm',
        module_values: '{}',
        secret_names: '[]',
        teams: '[]',
        state: 'active',
        since: LONG_AGO,
        changed_at: LONG_AGO,
        revision: 4,
        ...target,
      });
      await knex('target_drift').insert({
        target_id: 't',
        due_at: NOW,
        attempts: 0,
        drifted: 0,
        resources: '[]',
        violations: 0,
        ...row,
      });
      const gauge = driftGauge({ enabled, interval: DAY });
      const readings = await gauge.read({ knex, now: NOW });
      return readings.map(({ value }) => value);
    }

    it.each<[string, object, object | undefined, number[]]>([
      ['what has drifted', drifted, undefined, [1, 0]],
      ['what could not be checked', failed, undefined, [0, 1]],
      [
        'what no check has looked at for long',
        { ...drifted, checked_at: LONG_AGO },
        undefined,
        [0, 1],
      ],
      ['not what was changed since', drifted, { revision: 6 }, [0, 0]],
      ['not a failure before a change', failed, { revision: 6 }, [0, 0]],
      ['not what is removed', drifted, { state: 'released' }, [0, 0]],
      ['not what is being changed', failed, { state: 'claimed' }, [0, 0]],
      [
        'not what was never applied from here',
        { ...failed, applied: null },
        undefined,
        [0, 0],
      ],
      [
        'not what was applied with secrets',
        failed,
        { secret_names: '["token"]' },
        [0, 0],
      ],
    ])('counts %s', async (_, row, target, expected) => {
      expect(await read(row, { target })).toEqual(expected);
    });

    it('shows nothing where no checks are made', async () => {
      expect(await read(failed, { enabled: false })).toEqual([]);
    });
  },
);
