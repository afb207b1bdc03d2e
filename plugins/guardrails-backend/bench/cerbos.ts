import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { freePort } from '../src/__testUtils__/process/startBackend';

const VERSION = '0.51.0';

/** Four conditions on one resource, the same that our rules state about it. */
const policy = {
  apiVersion: 'api.cerbos.dev/v1',
  resourcePolicy: {
    version: 'default',
    resource: 'environment',
    rules: [
      {
        actions: ['provision'],
        effect: 'EFFECT_ALLOW',
        roles: ['ci'],
        condition: {
          match: {
            all: {
              of: [
                { expr: 'R.attr.region in ["eu-west-1", "eu-central-1"]' },
                { expr: 'R.attr.size in ["small", "medium"]' },
                { expr: '"owner" in R.attr.tags' },
                { expr: '"cost-center" in R.attr.tags' },
              ],
            },
          },
        },
      },
    ],
  },
};

/** The peer, with its own audit log on disk, verifying the same token. It caches tokens that it verified. */
export async function startCerbos(options: {
  root: string;
  folder: string;
  issuer: string;
  token: string;
}) {
  const { root, folder, issuer, token } = options;
  const binary = path.join(root, 'node_modules/.bin/cerbos');
  if (!existsSync(binary)) {
    mkdirSync(root, { recursive: true });
    execFileSync('npm', ['install', '--prefix', root, `cerbos@${VERSION}`], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
  const port = await freePort();
  const policies = path.join(folder, 'policies');
  mkdirSync(policies, { recursive: true });
  writeFileSync(
    path.join(policies, 'environment.yaml'),
    JSON.stringify(policy),
  );
  const config = path.join(folder, 'cerbos.yaml');
  writeFileSync(
    config,
    JSON.stringify({
      server: {
        httpListenAddr: `localhost:${port}`,
        grpcListenAddr: `localhost:${await freePort()}`,
      },
      storage: { driver: 'disk', disk: { directory: policies } },
      telemetry: { disabled: true },
      auxData: {
        jwt: {
          keySets: [{ id: 'bench', remote: { url: `${issuer}/keys` } }],
        },
      },
      audit: {
        enabled: true,
        accessLogsEnabled: false,
        decisionLogsEnabled: true,
        backend: 'local',
        local: { storagePath: path.join(folder, 'audit') },
      },
    }),
  );
  const log = openSync(path.join(folder, 'cerbos.log'), 'a');
  const child = spawn(
    binary,
    ['server', `--config=${config}`, '--log-level=error'],
    // The program that npm installs starts another one; both end with their group.
    { stdio: ['ignore', log, log], detached: true },
  );
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const answer = await fetch(`http://localhost:${port}/_cerbos/health`).catch(
      () => undefined,
    );
    if (answer?.ok) break;
    await setTimeout(100);
  }
  return {
    url: `http://localhost:${port}/api/check/resources`,
    body: JSON.stringify({
      requestId: 'bench',
      auxData: { jwt: { token, keySetId: 'bench' } },
      principal: { id: 'bench', roles: ['ci'] },
      resources: [
        {
          actions: ['provision'],
          resource: {
            kind: 'environment',
            id: 'environment',
            attr: {
              region: 'eu-west-1',
              size: 'small',
              tags: { owner: 'payments', 'cost-center': '4711' },
            },
          },
        },
      ],
    }),
    stop: () => process.kill(-child.pid!, 'SIGKILL'),
  };
}
