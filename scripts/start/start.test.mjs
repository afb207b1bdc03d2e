import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../lib/paths.mjs';
import { configurationFor } from './configuration.mjs';
import { claimPorts } from './ports.mjs';

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
