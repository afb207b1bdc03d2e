#!/usr/bin/env node
// @ts-check
const { generateKeyPairSync, randomBytes } = require('node:crypto');
const { mkdirSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const { parseArgs } = require('node:util');

const USAGE = `Keys of a Guardrails installation, as files that your secret store takes.

  guardrails-keys new --to FOLDER
      Makes both keys.

  guardrails-keys export --to FOLDER --client pg --connection URL [--schema NAME]
  guardrails-keys export --to FOLDER --client better-sqlite3 --connection FILE
      Reads the keys that an older version made in its database. The database is not changed: once the keys are
      configured, the next start of the service erases its copies and says so on the ledger.

Then configure, and remove the folder:
  guardrails.sealingKey         the content of sealing-key
  guardrails.ledger.signingKey  the content, or the path, of ledger-key.pem`;

main().catch(error => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      to: { type: 'string' },
      client: { type: 'string' },
      connection: { type: 'string' },
      schema: { type: 'string' },
    },
  });
  const [command] = positionals;
  const to = values.to;
  if (!to || !['new', 'export'].includes(command)) throw new Error(USAGE);
  const keys = command === 'new' ? newKeys() : await storedKeys(values);
  if (Object.keys(keys).length === 0) {
    throw new Error('The database holds no keys. Nothing was written.');
  }
  mkdirSync(to, { recursive: true, mode: 0o700 });
  for (const [name, text] of Object.entries(keys)) {
    const file = path.join(to, name);
    // An existing key is never overwritten.
    writeFileSync(file, `${text.trim()}\n`, { mode: 0o600, flag: 'wx' });
    process.stdout.write(`${file}\n`);
  }
}

function newKeys() {
  const { privateKey } = generateKeyPairSync('ed25519');
  return {
    'sealing-key': `base64:${randomBytes(32).toString('base64')}`,
    'ledger-key.pem': String(
      privateKey.export({ format: 'pem', type: 'pkcs8' }),
    ),
  };
}

/**
 * @param {{ client?: string, connection?: string, schema?: string }} from
 * @returns {Promise<Record<string, string>>}
 */
async function storedKeys({ client, connection, schema }) {
  if (!client || !connection) throw new Error(USAGE);
  const { knex } = require('knex');
  const database = knex({
    client,
    connection: client === 'pg' ? connection : { filename: connection },
    useNullAsDefault: true,
    ...(schema && { searchPath: [schema] }),
  });
  try {
    const rows = await database('settings').whereIn('name', [
      'sealing-key',
      'ledger-key',
    ]);
    return Object.fromEntries(
      rows.map(({ name, value }) =>
        name === 'sealing-key'
          ? ['sealing-key', `base64:${value}`]
          : ['ledger-key.pem', value],
      ),
    );
  } finally {
    await database.destroy();
  }
}
