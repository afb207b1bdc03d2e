import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** The real server, as Debian has it. */
export function findPrometheus(): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map(folder => join(folder, 'prometheus'))
    .find(path => existsSync(path));
}

/** Starts it at a free port with these samples, scraped each second, and waits until it has some. */
export async function startPrometheus(
  program: string,
  samples: string,
): Promise<{ url: string; stop: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'entity-cost-prometheus-'));
  const target = await serve(samples);
  const probe = await serve('');
  const { port } = probe.address() as AddressInfo;
  await closed(probe);
  await writeFile(
    join(folder, 'prometheus.yaml'),
    JSON.stringify({
      scrape_configs: [
        {
          job_name: 'test',
          scrape_interval: '1s',
          static_configs: [
            {
              targets: [`127.0.0.1:${(target.address() as AddressInfo).port}`],
            },
          ],
        },
      ],
    }),
  );
  const server = spawn(
    program,
    [
      `--config.file=${join(folder, 'prometheus.yaml')}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
    ],
    { stdio: 'ignore' },
  );
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    await ended(server);
    await closed(target);
    await rm(folder, { recursive: true, force: true });
  };
  for (let turn = 0; turn < 300; turn += 1) {
    const answer = await fetch(
      `${url}/api/v1/query?query=up%20offset%202s==1`,
    ).catch(() => undefined);
    if (answer?.ok && (await answer.json()).data.result.length > 0) {
      return { url, stop };
    }
    await new Promise(done => {
      setTimeout(done, 100);
    });
  }
  await stop();
  throw new Error('Prometheus did not scrape within 30 seconds');
}

async function serve(text: string): Promise<Server> {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/plain; version=0.0.4');
    response.end(text);
  });
  await new Promise<void>(done => {
    server.listen(0, '127.0.0.1', done);
  });
  return server;
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise(done => {
    server.close(done);
  });
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>(done => {
    child.once('close', () => done());
  });
  child.kill('SIGKILL');
  await gone;
}
