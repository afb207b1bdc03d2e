import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { root } from '../lib/paths.mjs';
import { configurationFiles, configurationFor } from './configuration.mjs';
import { readOptions } from './options.mjs';
import { writePast } from './past.mjs';
import { claimPorts } from './ports.mjs';

const { parse } = createRequire(
  join(root, 'packages/policy-testkit/package.json'),
)('yaml');

async function listening(host) {
  const server = createServer();
  await new Promise(resolve => server.listen(0, host, resolve));
  return { port: server.address().port, close: () => server.close() };
}

for (const host of ['127.0.0.1', '::1', undefined]) {
  test(`says which port is taken and how to choose another (${
    host ?? 'any address'
  })`, async () => {
    const { port, close } = await listening(host);
    try {
      await assert.rejects(
        claimPorts({
          GUARDRAILS_APP_PORT: '45871',
          GUARDRAILS_BACKEND_PORT: String(port),
        }),
        error => {
          assert.match(error.message, new RegExp(`^Port ${port} is taken`));
          assert.match(
            error.message,
            new RegExp(`GUARDRAILS_BACKEND_PORT=${port + 100} npm start`),
          );
          return true;
        },
      );
    } finally {
      close();
    }
  });
}

test('refuses what is no port', async () => {
  for (const text of ['0', '70000', '30 00', '3000x', '-1']) {
    await assert.rejects(
      claimPorts({ GUARDRAILS_APP_PORT: text }),
      /must be a port number/,
    );
  }
});

test('overrides the configuration only where it differs', () => {
  assert.deepEqual(
    configurationFor({ ports: { app: 3000, backend: 7007 } }),
    {},
  );
  assert.deepEqual(configurationFor({ ports: { app: 3100, backend: 7107 } }), {
    APP_CONFIG_app_baseUrl: '"http://localhost:3100"',
    APP_CONFIG_backend_cors_origin: '"http://localhost:3100"',
    APP_CONFIG_backend_baseUrl: '"http://localhost:7107"',
    APP_CONFIG_backend_listen_port: '7107',
  });
});

test('gives the demo to the backend where there is one with a history', () => {
  const ports = { app: 3000, backend: 7007 };
  const demo = {
    history: true,
    seed: 42,
    ports: { one: 7101, opencost: 7103 },
  };
  assert.deepEqual(configurationFor({ ports, demo }), {
    GUARDRAILS_DEMO_SEED: '42',
    GUARDRAILS_DEMO_PORTS: '7101,7103',
    GUARDRAILS_DEMO_OPENCOST: '7103',
  });
  for (const without of [{ history: false }, { ports: undefined }]) {
    assert.deepEqual(
      configurationFor({ ports, demo: { ...demo, ...without } }),
      {},
    );
  }
});

test('lets the backend of the demo download nothing with --no-fetch', () => {
  const ports = { app: 3000, backend: 7007 };
  const demo = { history: false };
  assert.deepEqual(configurationFor({ ports, demo, fetch: false }), {
    APP_CONFIG_demo_database_fetch: 'false',
  });
  assert.deepEqual(configurationFor({ ports, fetch: false }), {});
});

test('reads the configuration of the demo with the demo alone', () => {
  const names = options =>
    configurationFiles(options).map(file => relative(root, file));
  assert.deepEqual(names({ demo: undefined, exists: () => true }), []);
  assert.deepEqual(names({ demo: {}, exists: () => false }), [
    'app-config.yaml',
    'app-config.demo.yaml',
  ]);
  assert.deepEqual(names({ demo: { history: true }, exists: () => true }), [
    'app-config.yaml',
    'app-config.demo.yaml',
    'app-config.demo-history.yaml',
    'app-config.local.yaml',
  ]);
});

test('no other portal has anything of the demo', () => {
  const read = name => parse(readFileSync(join(root, name), 'utf8'));
  const { locations } = read('app-config.yaml').catalog;
  const demo = read('app-config.demo.yaml');
  assert.deepEqual(demo.catalog.locations.slice(0, -1), locations);
  for (const name of ['app-config.yaml', 'app-config.production.yaml']) {
    const { demo: made, entityHealth, entityCost } = read(name);
    assert.equal(made, undefined, name);
    assert.equal(entityHealth?.allow, undefined, name);
    assert.equal(entityCost?.sources, undefined, name);
    const text = readFileSync(join(root, name), 'utf8');
    assert.doesNotMatch(text, /demo\/(?:catalog|billing)/);
  }
});

test('makes no past where there is no history', () => {
  assert.equal(writePast({ history: false }), undefined);
});

test(
  'ends the making of the past after its limit, so that the portal starts',
  { skip: process.platform === 'win32' },
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'guardrails-start-'));
    try {
      const node = join(folder, 'node');
      writeFileSync(node, '#!/bin/sh\nexec sleep 3600\n', { mode: 0o700 });
      const said = execFileSync(
        process.execPath,
        [
          '--input-type=module',
          '--eval',
          `import { writePast } from '${root}/scripts/start/past.mjs';
           await writePast({ node: '${node}', env: process.env, configs: [], history: true, limit: 1 }).done;`,
        ],
        {
          env: { ...process.env, GUARDRAILS_DATA: join(folder, 'data') },
          encoding: 'utf8',
          timeout: 60_000,
        },
      );
      assert.match(said, /took more than .*starts without demo decisions/s);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);

test('reads what npm start was asked for', () => {
  const standard = {
    fetch: true,
    backendOnly: false,
    verbose: false,
    history: true,
    services: true,
  };
  assert.deepEqual(readOptions([]), standard);
  assert.deepEqual(
    readOptions(['--no-history', '--no-services', '--seed=42']),
    { ...standard, history: false, services: false, seed: 42 },
  );
  for (const seed of ['', 'x', '-1', '1.5', '12345678901']) {
    assert.throws(() => readOptions([`--seed=${seed}`]), /whole number/);
  }
});

test('keeps secrets to their owner, and the same ones for the next start', () => {
  const parent = mkdtempSync(join(tmpdir(), 'guardrails-start-'));
  const folder = join(parent, 'data');
  const read = () =>
    JSON.parse(
      execFileSync(
        process.execPath,
        [
          '--input-type=module',
          '--eval',
          `import { readOrCreateSecrets } from '${root}/scripts/start/secrets.mjs';
           console.log(JSON.stringify(readOrCreateSecrets()));`,
        ],
        { env: { ...process.env, GUARDRAILS_DATA: folder }, encoding: 'utf8' },
      ),
    );
  try {
    const first = read();
    assert.deepEqual(Object.keys(first).sort(), [
      'BACKEND_SECRET',
      'GUARDRAILS_DEMO_TOKEN',
      'GUARDRAILS_INSTALLATION_KEY',
    ]);
    assert.equal(new Set(Object.values(first)).size, 3);
    for (const secret of Object.values(first)) assert.ok(secret.length >= 43);
    assert.deepEqual(read(), first);
    assert.equal(
      readFileSync(join(folder, 'token'), 'utf8'),
      first.GUARDRAILS_DEMO_TOKEN,
    );
    if (process.platform !== 'win32') {
      assert.equal(statSync(folder).mode & 0o777, 0o700);
      assert.equal(statSync(join(folder, 'token')).mode & 0o777, 0o600);
    }
  } finally {
    rmSync(parent, { recursive: true });
  }
});
