import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** Starts the backend as a process of its own, so that it can be killed like one. */
export async function startBackend(options: {
  folder: string;
  issuer: string;
  connection?: string;
  /** Begins the names of databases on a server. */
  prefix?: string;
  /** Another program than the backend beside this file. */
  program?: string;
  bundle?: string;
  /** Beside what every backend here has under `guardrails`. */
  guardrails?: { ledger?: object; [name: string]: unknown };
}) {
  const { folder, issuer, connection, bundle } = options;
  const { program = path.join(__dirname, 'backend.ts') } = options;
  mkdirSync(path.join(folder, 'db'), { recursive: true });
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const config = {
    app: { baseUrl: url },
    backend: {
      baseUrl: url,
      listen: { port, host: 'localhost' },
      database: connection
        ? {
            client: 'pg',
            connection,
            ...(options.prefix && { prefix: options.prefix }),
          }
        : {
            client: 'better-sqlite3',
            connection: { directory: path.join(folder, 'db') },
          },
      auth: {
        externalAccess: [
          {
            type: 'jwks',
            options: {
              url: `${issuer}/keys`,
              issuer,
              algorithm: 'ES256',
              audience: 'guardrails-bench',
            },
            accessRestrictions: [
              { plugin: 'guardrails' },
              { plugin: 'nothing' },
            ],
          },
        ],
      },
    },
    guardrails: {
      preview: { perMinute: 1_000_000_000 },
      // one service asks for all
      quotas: {
        evidenceBytesPerDay: 1e15,
        decisionsPerHour: 1e9,
        previewsPerHour: 1e9,
        openRequests: 1e6,
      },
      environments: [{ name: 'sandbox', class: 'sandbox' }],
      sealingKey: 'the sealing key of the tests',
      ...(bundle && { policy: { bundle } }),
      ...options.guardrails,
      // Whatever else a caller says of the ledger.
      ledger: {
        unanchored: 'accepted',
        signingKey: signingKeyIn(folder),
        ...options.guardrails?.ledger,
      },
    },
  };
  const file = path.join(folder, 'app-config.yaml');
  writeFileSync(file, JSON.stringify(config));
  const logFile = path.join(folder, 'backend.log');
  const log = openSync(logFile, 'a');
  const child = spawn(
    process.execPath,
    [
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      program,
      '--config',
      file,
    ],
    {
      cwd: path.join(__dirname, '../../..'),
      stdio: ['ignore', log, log, 'ipc'],
      env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'warn' },
    },
  );
  const ended = new Promise<void>(resolve =>
    child.once('exit', () => resolve()),
  );
  await ready(`${url}/.backstage/health/v1/readiness`, child).catch(error => {
    child.kill('SIGKILL');
    const words = readFileSync(logFile, 'utf8').slice(-2000);
    throw new Error(`${error.message}: ${words}`);
  });
  return {
    url: `${url}/api/guardrails`,
    origin: url,
    child,
    ended,
    /** Nothing can be tidied up: what is not on disk is gone. */
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** The same one for every backend of a folder, as all are upon one database. */
function signingKeyIn(folder: string): string {
  const file = path.join(folder, 'ledger-key.pem');
  if (!existsSync(file)) {
    const { privateKey } = generateKeyPairSync('ed25519');
    writeFileSync(file, privateKey.export({ format: 'pem', type: 'pkcs8' }));
  }
  return file;
}

async function ready(
  url: string,
  child: { exitCode: number | null; signalCode: string | null },
) {
  for (let attempt = 0; attempt < 720; attempt += 1) {
    const { exitCode, signalCode } = child;
    if (exitCode !== null || signalCode !== null) {
      throw new Error('The backend ended at start');
    }
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await setTimeout(250);
  }
  throw new Error('The backend did not become ready');
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
}
