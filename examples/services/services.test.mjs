import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { isFree } from '../../scripts/start/ports.mjs';
import { services } from './services.mjs';
import { startServices } from './startServices.mjs';
import { statusAt } from './statusAt.mjs';

const require = createRequire(import.meta.url);
require('@backstage/cli-node/config/nodeTransform.cjs');
const {
  classifyAnswer,
} = require('../../plugins/entity-health-common/src/index.ts');
const {
  readAllocations,
} = require('../../plugins/entity-cost-common/src/index.ts');

const FIRST = 47_101;
const MINUTE = 60_000;

async function answerOf(ports, name) {
  const response = await fetch(`http://127.0.0.1:${ports[name]}/health`);
  const { status, dialect } = classifyAnswer({
    statusCode: response.status,
    contentType: response.headers.get('content-type'),
    body: Buffer.from(await response.arrayBuffer()),
  });
  return [name, status, dialect];
}

test('every service answers in its dialect, and one of them fails in its turn', async () => {
  let now = 3.5 * MINUTE;
  const { ports, stop } = await startServices({
    isFree,
    first: FIRST + 20,
    clock: () => now,
  });
  const answersOf = chosen =>
    Promise.all(chosen.map(({ name }) => answerOf(ports, name)));
  try {
    assert.deepEqual(await answersOf(services), [
      ['payment-gateway', 'pass', 'health-json'],
      ['invoice-service', 'pass', 'spring-boot'],
      ['loyalty-service', 'pass', 'microprofile'],
      ['suggestion-service', 'pass', 'aspnet-core'],
      ['ranking-service', 'pass', 'terminus'],
      ['index-builder', 'pass', 'kubernetes'],
      ['image-resizer', 'pass', 'text'],
      ['recommendation-service', 'pass', 'health-json'],
    ]);
    const taking = services.filter(({ turn }) => turn !== undefined);
    for (const { name, turn, flaps } of taking) {
      now = turn * 4 * MINUTE + (flaps ? 0 : MINUTE);
      const failing = (await answersOf(taking)).filter(
        ([, status]) => status !== 'pass',
      );
      assert.deepEqual(
        failing.map(([one, status]) => [one, status]),
        [[name, 'fail']],
      );
    }
  } finally {
    await stop();
  }
});

test('OpenCost answers for days that are over, as entity cost reads it', async () => {
  const { ports, stop } = await startServices({
    isFree,
    seed: 42,
    first: FIRST + 40,
    clock: () => Date.parse('2026-11-29T12:00:00Z'),
  });
  const ask = query =>
    fetch(`http://127.0.0.1:${ports.opencost}/allocation${query}`);
  const rowsOf = async (start, end) => {
    const window = `${start}T00:00:00Z,${end}T00:00:00Z`;
    const answer = await ask(`?step=1d&window=${encodeURIComponent(window)}`);
    const read = readAllocations({
      answer: await answer.text(),
      currency: 'EUR',
    });
    assert.ok(read.ok, JSON.stringify(read.problems));
    return read.rows;
  };
  try {
    const rows = await rowsOf('2026-11-01', '2026-11-03');
    assert.equal(rows.length, 20);
    assert.deepEqual(await rowsOf('2026-11-01', '2026-11-03'), rows);
    const label = 'label:backstage_io_kubernetes_id';
    const labelled = rows.flatMap(({ tags }) =>
      tags.filter(([key]) => key === label).map(([, value]) => value),
    );
    assert.ok(labelled.includes('event-stream-api'));
    assert.equal((await rowsOf('2026-11-28', '2026-11-30')).length, 10);
    assert.equal((await rowsOf('2026-11-29', '2026-11-30')).length, 0);
    assert.equal((await rowsOf('2026-99-99', '2026-11-30')).length, 0);
    assert.equal((await rowsOf('2020-01-01', '2026-11-30')).length, 1000);
    for (const query of ['', '?window=', '?window=today', '?window=7d']) {
      assert.equal((await ask(query)).status, 400, query);
    }
  } finally {
    await stop();
  }
});

test('a service degrades, fails for two minutes and recovers within its turn', () => {
  const [first] = services;
  const at = seconds => statusAt(first, 28 * MINUTE * 1000 + seconds * 1000);
  assert.deepEqual([0, 29, 30, 149, 150, 179, 180, 239].map(at), [
    'warn',
    'warn',
    'fail',
    'fail',
    'warn',
    'warn',
    'pass',
    'pass',
  ]);
  // one after the other, so that one alone is in trouble
  for (let now = 0; now < 28 * MINUTE; now += 10_000) {
    const bad = services.filter(service => statusAt(service, now) !== 'pass');
    assert.ok(bad.length <= 1);
  }
});

test('takes the next ports where some are taken, on this machine alone', async () => {
  const taken = createServer();
  await new Promise(resolve => taken.listen(FIRST + 1, '127.0.0.1', resolve));
  const started = await startServices({ isFree, first: FIRST });
  try {
    assert.deepEqual(
      Object.values(started.ports),
      [0, 2, 3, 4, 5, 6, 7, 8, 9].map(n => FIRST + n),
    );
    const elsewhere = await fetch(`http://[::1]:${FIRST}/health`).then(
      () => 'answers',
      () => 'refused',
    );
    assert.equal(elsewhere, 'refused');
    const base = `http://127.0.0.1:${FIRST}`;
    const other = await fetch(`${base}/components/event-stream-api/health`);
    assert.equal((await other.json()).serviceId, 'event-stream-api');
    for (const path of ['/', '//', '/health/x', '/components/A_b/health']) {
      assert.equal((await fetch(base + path)).status, 404);
    }
  } finally {
    await started.stop();
    taken.close();
  }
});

test('the process of the services ends with the process that started it', async () => {
  const child = fork(fileURLToPath(new URL('main.mjs', import.meta.url)), [
    '42',
    '7101',
  ]);
  const { ports } = await new Promise(resolve =>
    child.once('message', resolve),
  );
  assert.ok(Object.values(ports).every(port => port > 7101));
  const ended = new Promise(resolve => child.once('exit', resolve));
  child.disconnect();
  assert.equal(await ended, 0);
});
