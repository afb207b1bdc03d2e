import type { Knex } from 'knex';
import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MigratedDatabases } from '../../__testUtils__/MigratedDatabases';
import { ledgerOf, seals } from '../../__testUtils__/seals';
import { recordPolicy } from '../../decision/bundles';
import { beginEpoch } from './beginEpoch';
import { listEntries } from './reading/listEntries';
import { listPlaces } from './reading/listPlaces';
import { requireAnchor } from './requireAnchor';
import { loadKeys } from './signing';

jest.setTimeout(60_000);

const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
const uuid = (n: number) =>
  `01990000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const digest = (letter: string) => `sha256:${letter.repeat(64)}`;

describe.each(databases.eachSupportedId())('reading on %s', databaseId => {
  let knex: Knex;
  beforeAll(async () => {
    knex = await databases.init(databaseId);
    await beginEpoch(knex, { epoch: 1, fallbackName: 'log', seals });
  });
  const append = async (epoch: number, kinds: ('decision' | 'approval')[]) => {
    const ledger = ledgerOf(epoch);
    await knex.transaction(transaction =>
      ledger.append(
        transaction,
        kinds.map((kind, n) => ({
          kind,
          subjects: { decision: uuid(n) },
          payload: {},
        })),
      ),
    );
  };
  const all = async (filter: Parameters<typeof listEntries>[1]['filter']) => {
    const places: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listEntries(knex, { filter, limit: 2, cursor });
      places.push(...page.items.map(item => `${item.epoch}.${item.index}`));
      cursor = page.nextCursor;
    } while (cursor);
    return places;
  };

  it('pages through every filter, newest first, over epochs', async () => {
    await append(1, ['decision', 'approval', 'decision', 'decision']);
    await beginEpoch(knex, { epoch: 2, fallbackName: 'log', seals });
    await append(2, ['decision', 'approval']);
    const times = ['2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04'];
    for (const [position, day] of times.entries()) {
      await knex('ledger_entries')
        .where({ epoch: 1, position })
        .update({ at: `${day}T00:00:00.000Z` });
    }
    expect(await all({})).toEqual([
      ...['2.2', '2.1', '2.0'],
      ...['1.3', '1.2', '1.1', '1.0'],
    ]);
    expect(await all({ kind: ['approval', 'epoch'] })).toEqual([
      ...['2.2', '2.0', '1.1'],
    ]);
    expect(await all({ subject: uuid(1) })).toEqual(['2.2', '1.1']);
    expect(await all({ subject: uuid(0), kind: ['approval'] })).toEqual([]);
    expect(
      await all({
        since: '2026-01-02T00:00:00Z',
        until: '2026-01-04T00:00:00Z',
      }),
    ).toEqual(['1.2', '1.1']);
    expect(await all({ since: '2999-01-01T00:00:00Z' })).toEqual([]);
    expect(await all({ until: '2999-01-01T00:00:00Z' })).toHaveLength(7);
    expect(await listPlaces(knex, uuid(0), 10)).toEqual([
      { epoch: 1, index: 0, kind: 'decision' },
      { epoch: 2, index: 1, kind: 'decision' },
    ]);
  });

  it('says once which policy came into force, whoever says it first', async () => {
    const ledger = ledgerOf(2);
    const say = (letter: string) =>
      recordPolicy(knex, {
        ledger,
        bundle: { digest: digest(letter), revision: letter },
        parameters: { digest: digest('0') },
        loosened: { off: [], lowered: [], newRules: [] },
        fresh: false,
      });
    await Promise.all([say('a'), say('a'), say('a')]);
    await say('b');
    await say('b');
    expect(await all({ subject: digest('a') })).toHaveLength(1);
    expect(await all({ subject: digest('0') })).toHaveLength(2);
  });

  it('keeps the keys of before a rotation, and never repeats one in an error', async () => {
    const newKey = () =>
      generateKeyPairSync('ed25519').privateKey.export({
        format: 'pem',
        type: 'pkcs8',
      }) as string;
    const signing = { name: 'log', signingKey: newKey() };
    const made = await loadKeys(knex, signing);
    const again = await loadKeys(knex, signing);
    expect(again.published).toEqual(made.published);
    const pem = newKey();
    const file = path.join(tmpdir(), `guardrails-key-${process.pid}.pem`);
    writeFileSync(file, pem, { mode: 0o600 });
    const rotated = await loadKeys(knex, { name: 'log', signingKey: pem });
    const fromFile = await loadKeys(knex, { name: 'log', signingKey: file });
    expect(fromFile.published).toEqual(rotated.published);
    expect(rotated.published).toHaveLength(2);
    expect(rotated.published[1]).toBe(made.published[0]);
    expect(rotated.trusted).toHaveLength(2);
    for (const signingKey of [
      'MC4CAQAwBQYDK2VwBCIEIsecret',
      pem.replace(/\n.+\n/, '\nsecret\n'),
    ]) {
      const error = await loadKeys(knex, { name: 'log', signingKey }).catch(
        caught => caught,
      );
      expect(error.message).toMatch(/^guardrails\.ledger\.signingKey: /);
      expect(error.message).not.toContain('secret');
    }
    await expect(
      loadKeys(knex, {
        name: 'log',
        signer: {
          name: 'other',
          publicKey: new Uint8Array(32),
          sign: async () => new Uint8Array(64),
        },
      }),
    ).rejects.toThrow('guardrails.ledger.name');
  });
});

describe('requireAnchor', () => {
  const anchor = {
    id: 'file',
    kind: 'file',
    anchor: async () => ({}),
    newest: async () => undefined,
  };

  it('goes without one in production only where the operator said so', () => {
    const start = (given: {
      anchors?: (typeof anchor)[];
      unanchored?: boolean;
      production?: boolean;
    }) =>
      requireAnchor({
        anchors: given.anchors ?? [],
        config: { unanchored: given.unanchored ?? false },
        production: given.production ?? true,
      });
    expect(() => start({})).toThrow(
      "set guardrails.ledger.unanchored to 'accepted'",
    );
    expect(() => start({ anchors: [anchor, anchor] })).toThrow('twice');
    start({ unanchored: true });
    start({ anchors: [anchor] });
    start({ production: false });
  });
});
