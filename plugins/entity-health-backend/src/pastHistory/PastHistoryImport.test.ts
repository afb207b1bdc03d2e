import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { rollupOf } from '@backstage-guardrails/plugin-entity-health-common';
import type {
  PastHistory,
  PastHistorySource,
} from '@backstage-guardrails/plugin-entity-health-node';
import { declareEntities } from '../database';
import { migrate } from '../database/connect';
import { RollupStore } from '../database/RollupStore';
import { PastHistoryImport } from './PastHistoryImport';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

jest.setTimeout(60_000);

const HOUR = 3_600_000;
const thisHour = Math.floor(Date.now() / HOUR) * HOUR;
const pass = rollupOf({ status: 'pass', latency: 20 });
const fail = rollupOf({ status: 'fail' });

function hour(ago: number): PastHistory['rollups'][number] {
  return { span: 3600, start: thisHour - ago * HOUR, rollup: pass };
}

const history: PastHistory = {
  rollups: [hour(2), hour(1), hour(0)],
  incidents: [
    { openedAt: 1000, closedAt: 2000, reason: 'timed-out' },
    { openedAt: 3000, closedAt: Date.now() + HOUR, reason: 'timed-out' },
  ],
};

describe.each(databases.eachSupportedId())('past history on %s', databaseId => {
  async function prepare() {
    const knex = await databases.init(databaseId);
    await migrate(knex);
    await declareEntities(
      knex,
      ['a', 'b'].map(name => ({
        entityRef: `component:default/${name}`,
        endpoints: [{ name, url: `https://${name}.example/` }],
        options: {},
        interval: 60,
      })),
    );
    const logger = mockServices.logger.mock();
    const importOf = (...sources: PastHistorySource[]) =>
      new PastHistoryImport({ knex, logger, sources });
    const [{ id: a }, { id: b }] = await knex('endpoints').orderBy('url');
    return { knex, logger, importOf, a, b };
  }

  it('takes over what is over, once, and changes nothing that is recorded', async () => {
    const { knex, importOf, a, b } = await prepare();
    const start = thisHour - 12 * 300_000;
    await new RollupStore(knex).add([
      { endpointId: a, at: start, rollup: fail },
    ]);
    const recorded = await knex('rollups').first();
    const historyOf = jest.fn(async ({ entityRef }: { entityRef: string }) =>
      entityRef === 'component:default/a'
        ? {
            ...history,
            rollups: [
              ...history.rollups,
              { span: 300 as const, start, rollup: pass },
            ],
          }
        : undefined,
    );
    const past = importOf({ historyOf });
    await past.run();
    await past.run();

    expect(historyOf.mock.calls.map(([endpoint]) => endpoint)).toEqual(
      expect.arrayContaining([
        {
          entityRef: 'component:default/a',
          name: 'a',
          url: 'https://a.example/',
        },
        {
          entityRef: 'component:default/b',
          name: 'b',
          url: 'https://b.example/',
        },
      ]),
    );
    expect(historyOf).toHaveBeenCalledTimes(2);
    const hours = await new RollupStore(knex).between({
      endpointId: a,
      span: 3600,
      from: 0,
      until: Date.now() + HOUR,
    });
    expect(hours).toEqual(
      [2, 1].map(ago => ({ start: thisHour - ago * HOUR, rollup: pass })),
    );
    expect(await knex('rollups').where({ span: 300 })).toEqual([recorded]);
    expect(await knex('rollups').where({ endpoint_id: b })).toEqual([]);
    expect((await knex('incidents')).map(row => Number(row.closed_at))).toEqual(
      [2000],
    );

    // a process that starts later asks for what has no hours alone
    const later = jest.fn(async () => undefined);
    await importOf({ historyOf: later }).run();
    expect(later).toHaveBeenCalledTimes(1);
  });

  it('takes nothing of a history that is wrong, and goes on', async () => {
    const { knex, logger, importOf } = await prepare();
    await importOf({
      historyOf: async ({ name }) =>
        name === 'a'
          ? { rollups: [{ ...hour(3), start: 1 }, hour(2)], incidents: [] }
          : history,
    }).run();
    expect(await knex('rollups').distinct('endpoint_id')).toHaveLength(1);
    expect(logger.warn).toHaveBeenCalledWith(
      'The history of a health endpoint was not taken over',
      expect.objectContaining({ entity: 'component:default/a' }),
    );
  });
});
