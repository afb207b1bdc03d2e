import {
  originOf,
  rootOf,
  verifyLog,
} from '@backstage-guardrails/policy-ledger';
import { tileStoreConformance } from '@backstage-guardrails/policy-ledger/testUtils';
import knexFactory, { type Knex } from 'knex';
import { MigratedDatabases } from '../../__testUtils__/MigratedDatabases';
import { ledgerOf, seals } from '../../__testUtils__/seals';
import { beginEpoch } from './beginEpoch';
import { DatabaseTiles } from './DatabaseTiles';
import { readHead } from './head';
import type { LedgerRecord } from './Ledger';
import { pagesOf } from './pagesOf';
import { retryOnConflict } from './retryOnConflict';
import { sha256 } from './sha256';

jest.setTimeout(60_000);

const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
const configured = {
  epoch: 1,
  name: 'log.example.com',
  fallbackName: 'x',
  seals,
};

const uuid = (n: number) =>
  `01990000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const record = (n: number): LedgerRecord => ({
  kind: 'decision',
  subjects: { decision: uuid(n) },
  payload: { id: uuid(n), note: `' ${n} "ünï` },
});

/** Makes the tree again from the rows, and holds it against the head. */
async function verified(knex: Knex, epoch = 1) {
  const head = await readHead(knex, epoch);
  if (!head) throw new Error('There is no head');
  expect(Buffer.from(rootOf(head.state, sha256))).toEqual(
    Buffer.from(head.root),
  );
  return verifyLog({
    pages: pagesOf({ knex, epoch, from: 0 }),
    checkpoints: [
      {
        origin: originOf({ log: head.name, epoch }),
        size: head.state.size,
        root: head.root,
        extensions: [],
      },
    ],
    tiles: new DatabaseTiles({ knex, epoch }),
    sha256,
  });
}

describe.each(databases.eachSupportedId())('the ledger on %s', databaseId => {
  async function setUp() {
    const knex = await databases.init(databaseId);
    await beginEpoch(knex, configured);
    return { knex, ledger: ledgerOf() };
  }

  it.each(tileStoreConformance)('$name', async ({ run }) => {
    const { knex } = await setUp();
    const store = new DatabaseTiles({ knex, epoch: 1 });
    const write = (tiles: Parameters<typeof store.write>[0]) =>
      store.write(tiles);
    await expect(run({ store, write, sha256 })).resolves.toBeUndefined();
  });

  it('appends in the order of commits and never runs backwards', async () => {
    const { knex, ledger } = await setUp();
    const first = await knex.transaction(async transaction => [
      ...(await ledger.append(transaction, [record(0), record(1)])),
      ...(await ledger.append(transaction, [])),
      ...(await ledger.append(transaction, [record(2)])),
    ]);
    expect(first).toEqual([0, 1, 2].map(index => ({ epoch: 1, index })));
    // The clock was ahead and is set back.
    await knex('ledger_heads').update({ last_at: '2999-01-01T00:00:00.000Z' });
    await knex.transaction(transaction =>
      ledger.append(
        transaction,
        Array.from({ length: 600 }, (_, n) => record(3 + n)),
      ),
    );
    const times: string[] = await knex('ledger_entries')
      .orderBy('position')
      .pluck('at');
    expect(times.at(-1)).toBe('2999-01-01T00:00:00.000Z');
    expect([...times].sort()).toEqual(times);
    expect(await verified(knex)).toEqual({
      status: 'verified',
      size: 603,
      present: 603,
      erased: 0,
    });
    expect(
      await knex('ledger_subjects').where({ subject: uuid(602) }),
    ).toHaveLength(1);
  });

  it('appends nothing where the transaction fails', async () => {
    const { knex, ledger } = await setUp();
    await expect(
      knex.transaction(async transaction => {
        await ledger.append(transaction, [record(0)]);
        throw new Error('later');
      }),
    ).rejects.toThrow('later');
    await knex.transaction(transaction =>
      ledger.append(transaction, [record(1)]),
    );
    expect(await verified(knex)).toMatchObject({ size: 1 });
  });

  it('refuses a replica whose epoch has ended, and says in the new one where it did', async () => {
    const { knex, ledger } = await setUp();
    await knex.transaction(transaction =>
      ledger.append(transaction, [record(0), record(1)]),
    );
    await beginEpoch(knex, { ...configured, epoch: 2 });
    await beginEpoch(knex, { ...configured, epoch: 2 });
    await expect(
      knex.transaction(transaction => ledger.append(transaction, [record(2)])),
    ).rejects.toMatchObject({ code: 'ledger-conflict' });
    await expect(beginEpoch(knex, configured)).rejects.toThrow(
      'guardrails.ledger.epoch',
    );
    await expect(
      beginEpoch(knex, { ...configured, epoch: 2, name: 'other' }),
    ).rejects.toThrow('guardrails.ledger.name');
    const [{ payload }] = await knex('ledger_payloads').where({ epoch: 2 });
    expect(JSON.parse(payload)).toMatchObject({
      epoch: 2,
      previous: { origin: 'log.example.com/epoch/1', size: 2 },
    });
    expect(await verified(knex, 1)).toMatchObject({ size: 2 });
    expect(await verified(knex, 2)).toMatchObject({ size: 1 });
  });

  it('writes nothing upon a head that is no longer there', async () => {
    const { knex, ledger } = await setUp();
    await expect(
      knex.transaction(async transaction => {
        const moving = new Proxy(transaction, {
          apply(target, self, [table, ...rest]) {
            if (table !== 'ledger_heads')
              return Reflect.apply(target, self, [table, ...rest]);
            return transaction('ledger_heads').where({ size: -1 });
          },
        });
        await ledger.append(moving, [record(0)]);
      }),
    ).rejects.toMatchObject({ code: 'ledger-conflict' });
    expect(await knex('ledger_entries')).toEqual([]);
  });
});

if (databases.supports('POSTGRES_15')) {
  describe('two replicas on one PostgreSQL', () => {
    it('lose nothing, and give every entry a place of its own', async () => {
      const knex = await databases.init('POSTGRES_15');
      await Promise.all([
        beginEpoch(knex, configured),
        beginEpoch(knex, configured),
      ]);
      const other = knexFactory(knex.client.config);
      const replicas = [knex, other].map(connection => ({
        connection,
        ledger: ledgerOf(),
      }));
      const places = await Promise.all(
        Array.from({ length: 60 }, (_, n) => {
          const { connection, ledger } = replicas[n % 2];
          return retryOnConflict(() =>
            connection.transaction(transaction =>
              ledger.append(
                transaction,
                Array.from({ length: 1 + (n % 7) }, (__, i) =>
                  record(n * 10 + i),
                ),
              ),
            ),
          );
        }),
      );
      await other.destroy();
      const indexes = places.flat().map(({ index }) => index);
      expect(indexes.sort((a, b) => a - b)).toEqual(indexes.map((_, n) => n));
      expect(await verified(knex)).toMatchObject({
        status: 'verified',
        size: indexes.length,
      });
    });
  });
}
