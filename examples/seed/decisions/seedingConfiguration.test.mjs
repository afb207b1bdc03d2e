import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { seedingConfiguration } from './seedingConfiguration.mjs';

const folder = mkdtempSync(join(tmpdir(), 'guardrails-seeding-'));
after(() => rmSync(folder, { recursive: true }));

const database = join(folder, 'db/guardrails.sqlite');
const demo = {
  backend: {
    database: {
      client: 'better-sqlite3',
      connection: { directory: join(folder, 'db') },
    },
  },
  guardrails: { announce: { notifications: true } },
  permission: { enabled: true },
};

function read(local) {
  const configs = [demo, local].map((content, index) => {
    const file = join(folder, `${index}.yaml`);
    writeFileSync(file, JSON.stringify(content));
    return file;
  });
  return seedingConfiguration({ configs, database });
}

test('is that of the portal, but for what may differ', async () => {
  const config = await read({ guardrails: { grants: { timeToLive: 'PT1M' } } });
  assert.deepEqual(config.get(), {
    ...demo,
    guardrails: {
      ledger: { name: 'demo' },
      announce: { notifications: false },
      grants: { timeToLive: 'PT1M' },
    },
    permission: { enabled: false },
  });
});

for (const [key, local] of [
  [
    'guardrails.ledger',
    { guardrails: { ledger: { name: 'example.com/guardrails' } } },
  ],
  [
    'guardrails.ledger',
    { guardrails: { ledger: { anchors: { file: '/var/log/checkpoints' } } } },
  ],
  [
    'guardrails.announce.webhooks',
    { guardrails: { announce: { webhooks: [{ url: 'https://a.example' }] } } },
  ],
  [
    'backend.database.plugin.guardrails',
    { backend: { database: { plugin: { guardrails: { client: 'pg' } } } } },
  ],
  ['backend.database', { backend: { database: { client: 'pg' } } }],
  [
    'backend.database',
    { backend: { database: { connection: { directory: '/elsewhere' } } } },
  ],
]) {
  test(`is refused with ${JSON.stringify(local)}`, async () => {
    await assert.rejects(read(local), error => {
      assert.ok(error.message.startsWith(`No demo decisions: ${key} `), error);
      return true;
    });
  });
}

test('is refused for what is in the environment too', async () => {
  process.env.APP_CONFIG_guardrails_ledger_name = '"example.com/guardrails"';
  try {
    await assert.rejects(read({}), /guardrails\.ledger is configured/);
  } finally {
    delete process.env.APP_CONFIG_guardrails_ledger_name;
  }
});
