import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '../lib/paths.mjs';
import { freePort } from '../test/freePort.mjs';

/** Prometheus with the shipped configuration and alerts; scrapes this port, every second. */
export async function startPrometheus({ prometheus, scrapes, say }) {
  const folder = mkdtempSync(join(tmpdir(), 'guardrails-prometheus-'));
  const shipped = join(root, 'deploy/prometheus');
  const config = readFileSync(join(shipped, 'prometheus.yaml'), 'utf8')
    .replace('localhost:9464', `127.0.0.1:${scrapes}`)
    .replaceAll('_interval: 15s', '_interval: 1s')
    .replace('alerts.yaml', join(shipped, 'alerts.yaml'));
  writeFileSync(join(folder, 'prometheus.yaml'), config);
  const port = await freePort();
  const child = spawn(
    prometheus,
    [
      `--config.file=${join(folder, 'prometheus.yaml')}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
    ],
    { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const ended = new Promise(resolve => {
    child.on('error', resolve);
    child.on('close', resolve);
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', chunk => say(String(chunk).trimEnd()));
  }
  const api = async (path, parameters = {}) => {
    const search = new URLSearchParams(parameters);
    const answer = await fetch(
      `http://127.0.0.1:${port}/api/v1/${path}?${search}`,
    );
    const { status, data, error } = await answer.json();
    if (status !== 'success') throw new Error(error);
    return data;
  };
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (child.exitCode !== null) break;
    const up = await api('query', { query: 'up == 1' }).catch(() => undefined);
    if (up?.result.length) return { api, stop };
    await sleep(200);
  }
  await stop();
  throw new Error('Prometheus did not scrape the backend within 20 seconds.');
}
