import { TestDatabases } from '@backstage/backend-test-utils';
import type { Gauge } from './Gauge';
import { GaugeReader } from './GaugeReader';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

describe('GaugeReader', () => {
  let rounds: string[];
  let release: () => void;
  const gauge = (name: string, read: Gauge['read']): Gauge => ({
    name,
    description: name,
    read: moment => {
      rounds.push(name);
      return read(moment);
    },
  });

  async function start(timeout: number) {
    rounds = [];
    const held = new Promise<void>(resolve => {
      release = resolve;
    });
    const reader = new GaugeReader({
      knex: await databases.init('SQLITE_3'),
      logger: { debug: () => {} },
      timeout,
      gauges: [
        gauge('first', async () => [{ value: 1 }]),
        gauge('broken', ({ knex }) => knex('absent')),
        gauge('second', async () => [{ value: 2 }]),
        gauge('slow', async () => {
          await held;
          return [{ value: 3 }];
        }),
      ],
    });
    const collect = async () =>
      Promise.all(
        ['first', 'broken', 'second', 'slow'].map(name =>
          reader.readingsOf(name),
        ),
      );
    return { collect };
  }

  it('reads each once a collection, and leaves out the one that fails', async () => {
    const { collect } = await start(60_000);
    release();
    const all = [[{ value: 1 }], [], [{ value: 2 }], [{ value: 3 }]];
    expect(await collect()).toEqual(all);
    expect(await collect()).toEqual(all);
    const once = ['first', 'broken', 'second', 'slow'];
    expect(rounds).toEqual([...once, ...once]);
  });

  it('does not wait longer than its time, shows nothing old, and does not pile up', async () => {
    const { collect } = await start(200);
    expect(await collect()).toEqual([[{ value: 1 }], [], [{ value: 2 }], []]);
    expect(await collect()).toEqual([[], [], [], []]);
    expect(rounds).toHaveLength(4);
    release();
    await new Promise(setImmediate);
    expect((await collect())[3]).toEqual([{ value: 3 }]);
  });
});
