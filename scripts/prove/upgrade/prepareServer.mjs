import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../../lib/paths.mjs';

/** A database that is lent, its role, and the configuration that both versions read. */
export async function prepareServer({
  connection,
  folder,
  before,
  pinned = false,
}) {
  const { Client } = createRequire(join(root, 'package.json'))('pg');
  const client = new Client({ connectionString: connection });
  await client.connect();
  await client.query('create database shop');
  await client.query('create role readonly');
  await client.end();
  const shop = new URL(connection);
  shop.pathname = '/shop';

  const key = join(folder, 'ledger-key.pem');
  const { privateKey } = generateKeyPairSync('ed25519');
  writeFileSync(key, privateKey.export({ format: 'pem', type: 'pkcs8' }));
  const anchor = join(folder, 'anchor.git');
  execFileSync('git', ['init', '--quiet', '--bare', anchor]);

  // The organisation's complete file, as one of before has it.
  const { version, ...classes } = JSON.parse(
    readFileSync(join(before, 'policies/parameters/default.json'), 'utf8'),
  );
  classes.staging.rules['placement/allowed-regions'] = { level: 'approval' };
  for (const set of Object.values(classes)) {
    set.approvers = [{ from: ['group:default/platform'], minimum: 1 }];
    set.exceptionApprovers = [{ from: ['group:default/security'], minimum: 1 }];
  }
  const parameters = join(folder, 'parameters.json');
  writeFileSync(parameters, JSON.stringify({ version, ...classes }));

  return {
    environments: [
      { name: 'sandbox', class: 'sandbox', account: '1' },
      { name: 'staging', class: 'staging', account: '3' },
      { name: 'production', class: 'production', account: '4' },
    ],
    access: {
      readers: ['group:default/security'],
      postgres: [
        {
          resource: 'resource:default/shop-db',
          environment: 'production',
          connection: String(shop),
          roles: [{ name: 'readonly' }],
        },
      ],
    },
    approvals: { passkeys: 'off' },
    quotas: {
      evidenceBytesPerDay: 1e15,
      decisionsPerHour: 1e9,
      openRequests: 1e6,
    },
    policy: {
      parameters,
      ...(pinned && {
        bundle: join(before, 'policies/bundle/guardrails.tar.gz'),
      }),
    },
    sealingKey: 'the sealing key of this proof',
    ledger: {
      name: 'proof/guardrails',
      signingKey: key,
      anchors: { git: { url: anchor } },
    },
  };
}
