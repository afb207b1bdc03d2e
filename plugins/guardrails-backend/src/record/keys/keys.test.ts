import knexFactory from 'knex';
import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MigratedDatabases } from '../../__testUtils__/MigratedDatabases';
import { ledgerOf, seals } from '../../__testUtils__/seals';
import { beginEpoch } from '../ledger';
import { eraseCopies } from './eraseCopies';
import { installationKeys } from './installationKeys';

const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
const pem = generateKeyPairSync('ed25519')
  .privateKey.export({ format: 'pem', type: 'pkcs8' })
  .toString();
const secret = Buffer.alloc(32, 7).toString('base64');
const temporary = () => mkdtempSync(path.join(tmpdir(), 'guardrails-keys-'));

jest.setTimeout(60_000);

describe.each(databases.eachSupportedId())('keys with %s', databaseId => {
  async function start(stored: Record<string, string> = {}) {
    const knex = await databases.init(databaseId);
    for (const [name, value] of Object.entries(stored)) {
      await knex('settings').insert({ name, value });
    }
    const folder = temporary();
    const keys = (config: object = {}, production = false) =>
      installationKeys({ knex, production, config: { folder, ...config } });
    return { knex, folder, keys };
  }

  it('are configured in production, or it does not start', async () => {
    const fresh = await start();
    await expect(fresh.keys({}, true)).rejects.toThrow(
      'guardrails.sealingKey: in production the key has to be configured',
    );
    await expect(fresh.keys({ sealingKey: 'x' }, true)).rejects.toThrow(
      'guardrails.ledger.signingKey: in production',
    );
    const both = { sealingKey: 'x', signingKey: pem };
    expect(await fresh.keys(both, true)).toEqual({
      sealingKey: Buffer.from('x'),
      signingKey: pem,
      copies: [],
      inFiles: [],
    });
    const old = await start({ 'sealing-key': secret, 'ledger-key': pem });
    await expect(old.keys({}, true)).rejects.toThrow('guardrails-keys export');
    await expect(old.keys(both, true)).rejects.toThrow('holds another key');
    const exported = { sealingKey: `base64:${secret}`, signingKey: pem };
    const { sealingKey, copies } = await old.keys(exported, true);
    expect(Buffer.from(sealingKey)).toEqual(Buffer.alloc(32, 7));
    expect(copies).toEqual(['sealing-key', 'ledger-key']);

    // The copies go once the ledger can say so, and are said to be gone once.
    const { knex } = old;
    await beginEpoch(knex, { epoch: 1, fallbackName: 'log', seals });
    await eraseCopies(knex, { ledger: ledgerOf(), copies });
    await eraseCopies(knex, { ledger: ledgerOf(), copies });
    expect(await knex('settings')).toEqual([]);
    expect(await knex('ledger_payloads').pluck('payload')).toEqual([
      '{"event":"keys-moved","keys":["ledger-key","sealing-key"]}',
    ]);
    expect((await old.keys(exported, true)).copies).toEqual([]);
  });

  it('are files of their owner elsewhere, made of the copies where there are some', async () => {
    const { keys, folder, knex } = await start({ 'sealing-key': secret });
    const first = await keys();
    expect(Buffer.from(first.sealingKey)).toEqual(Buffer.alloc(32, 7));
    expect(first.copies).toEqual(['sealing-key']);
    for (const name of ['sealing-key', 'ledger-key.pem']) {
      expect(statSync(path.join(folder, name)).mode % 0o1000).toBe(0o600);
    }
    expect(await knex('settings').where({ name: 'ledger-key' })).toEqual([]);
    const again = await keys();
    expect(again).toEqual(first);
    await knex('settings').update({
      value: Buffer.alloc(32).toString('base64'),
    });
    await expect(keys()).rejects.toThrow('holds another key');
  });
});

it('guardrails-keys makes both, exports what an older version made, and overwrites nothing', async () => {
  const bin = path.join(__dirname, '../../../bin/guardrails-keys.js');
  const run = (...args: string[]) =>
    execFileSync(process.execPath, [bin, ...args], {
      encoding: 'utf8',
      stdio: 'pipe',
    });
  const folder = temporary();
  run('new', '--to', folder);
  const made = readFileSync(path.join(folder, 'sealing-key'), 'utf8');
  expect(made).toMatch(/^base64:[A-Za-z0-9+/]{43}=\n$/);
  expect(() => run('new', '--to', folder)).toThrow('EEXIST');

  const file = path.join(folder, 'old.sqlite');
  const knex = knexFactory({
    client: 'better-sqlite3',
    connection: { filename: file },
    useNullAsDefault: true,
  });
  await knex.schema.createTable('settings', table => {
    table.string('name');
    table.text('value');
  });
  await knex('settings').insert([
    { name: 'sealing-key', value: secret },
    { name: 'ledger-key', value: pem },
  ]);
  await knex.destroy();
  const to = path.join(folder, 'exported');
  run('export', '--to', to, '--client', 'better-sqlite3', '--connection', file);
  expect(readFileSync(path.join(to, 'sealing-key'), 'utf8')).toBe(
    `base64:${secret}\n`,
  );
  expect(readFileSync(path.join(to, 'ledger-key.pem'), 'utf8')).toBe(pem);
  expect(() => run('export', '--to', to)).toThrow('guardrails-keys new');
});
