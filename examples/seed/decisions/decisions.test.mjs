import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { root } from '../../../scripts/lib/paths.mjs';
import { GeneratedFiles } from '../GeneratedFiles.mjs';
import { catalogEntities } from './catalogEntities.mjs';
import { SeedingClock } from './SeedingClock.mjs';
import { seedingConfiguration } from './seedingConfiguration.mjs';
import { startEngine } from './startEngine.mjs';

const DAY = 24 * 3_600_000;
const folder = mkdtempSync(join(tmpdir(), 'guardrails-decisions-'));
const database = join(folder, 'db/guardrails.sqlite');
const configs = [join(root, 'app-config.yaml')];
const environment = {
  ...process.env,
  BACKEND_SECRET: 'secret-of-the-test',
  GUARDRAILS_DATA: folder,
  GUARDRAILS_DEMO_TOKEN: 'token-of-the-test',
  GUARDRAILS_INSTALLATION_KEY: 'the-installation-key-of-the-test',
};
const seed = () =>
  spawnSync(
    process.execPath,
    [
      join(root, 'examples/seed/decisions/writeDecisions.mjs'),
      join(folder, 'demo'),
      database,
      ...configs,
    ],
    { cwd: join(root, 'packages/backend'), env: environment, encoding: 'utf8' },
  );

let engine;
before(async () => {
  const files = new GeneratedFiles(join(folder, 'demo'), { seed: 42 });
  files.write('of-the-test', '');
  const { status, stderr } = seed();
  assert.equal(status, 0, stderr);
  process.chdir(join(root, 'packages/backend'));
  Object.assign(process.env, environment);
  engine = await startEngine({
    database,
    clock: new SeedingClock(Date.now()),
    entities: catalogEntities(
      ['organisation', 'systems'].map(name =>
        join(root, `examples/${name}.yaml`),
      ),
    ),
    config: await seedingConfiguration({ configs, database }),
  });
});
after(async () => {
  await engine?.stop();
  rmSync(folder, { recursive: true });
});

async function all(list) {
  const items = [];
  let cursor;
  do {
    const page = await list(cursor);
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return items;
}

const reader = () => engine.as('user:default/security-reviewer');
const counts = items =>
  Object.fromEntries(
    Object.entries(Object.groupBy(items, ({ state }) => state)).map(
      ([state, of]) => [state, of.length],
    ),
  );

test('a month of decisions in every state, none in the future', async () => {
  const decisions = await all(cursor =>
    reader().listDecisions({ filter: {}, limit: 100, cursor }),
  );
  const states = counts(decisions);
  for (const state of [
    'allowed',
    'applied',
    'approved',
    'changes-requested',
    'denied',
    'expired',
    'failed',
    'outcome-unknown',
    'rejected',
    'waiting-for-approval',
    'withdrawn',
  ]) {
    assert.ok(states[state] > 0, `${state}: ${JSON.stringify(states)}`);
  }
  const times = decisions.map(({ recordedAt }) => Date.parse(recordedAt));
  assert.ok(Math.max(...times) <= Date.now());
  assert.ok(Math.min(...times) < Date.now() - 28 * DAY);
  assert.ok(Math.min(...times) > Date.now() - 32 * DAY);
  assert.ok(
    decisions.some(({ findings }) => findings.worst === 'waived'),
    'no change relies on an exception',
  );
});

test('exceptions in every state, and one that ends within three days', async () => {
  const exceptions = await all(cursor =>
    reader().listExceptions({ filter: {}, limit: 100, cursor }),
  );
  assert.deepEqual(counts(exceptions), {
    active: 2,
    ended: 1,
    refused: 1,
    requested: 1,
    revoked: 1,
  });
  assert.ok(
    exceptions.some(
      ({ state, until }) =>
        state === 'active' && Date.parse(until) < Date.now() + 3 * DAY,
    ),
  );
});

test('everything was announced while it was made, so a portal has nothing to send', async () => {
  const [{ count }] = await engine.knex('deliveries').count({ count: '*' });
  assert.equal(count, 0);
});

test('the ledger is of the demo, and verifies', async () => {
  await engine.run('ledger-check');
  const { origin, selfCheck, publicKeys, size } = await reader().getLedger();
  assert.equal(origin, 'demo/epoch/1');
  assert.ok(selfCheck.ok, selfCheck.detail);
  const key = join(folder, 'ledger.pub');
  writeFileSync(key, publicKeys.join('\n'));
  const receipts = [0, Math.floor(size / 2), size - 1].map(
    index => `${index}.json`,
  );
  for (const name of receipts) {
    const index = Number.parseInt(name, 10);
    const receipt = await reader().getReceipt({ epoch: 1, index });
    writeFileSync(join(folder, name), JSON.stringify(receipt));
  }
  execFileSync(process.execPath, [
    join(root, 'packages/cli/bin/guardrails'),
    'verify',
    ...receipts.map(name => join(folder, name)),
    '--key',
    key,
  ]);
});

test('leaves a database that is there as it is', () => {
  const { status, stderr } = seed();
  assert.equal(status, 1);
  assert.match(stderr, /is there already/);
  assert.ok(existsSync(database));
  assert.deepEqual(
    readdirSync(join(folder, 'db')).filter(name => name.includes('.part')),
    [],
  );
});

test('ends with the process that started it, and leaves nothing', async () => {
  const data = join(folder, 'killed');
  const parts = () =>
    existsSync(join(data, 'db')) ? readdirSync(join(data, 'db')) : [];
  const parent = spawn(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `import { writePast } from '${root}/scripts/start/past.mjs';
       writePast({ node: process.execPath, env: process.env, configs: ${JSON.stringify(
         configs,
       )}, history: true });`,
    ],
    { env: { ...environment, GUARDRAILS_DATA: data }, stdio: 'inherit' },
  );
  while (!parts().length) {
    assert.equal(parent.exitCode, null, 'it ended by itself');
    await setTimeout(50);
  }
  parent.kill('SIGKILL');
  while (parts().some(name => name.includes('.part'))) await setTimeout(50);
  assert.deepEqual(parts(), []);
});
