/*
 * The decision API with a durable record, against the same work without one (a preview of the same plan
 * with the same token) and against the Cerbos server with its audit log on.
 * Rounds alternate, so that whatever else the machine does meets both sides. Last line: results as JSON.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { environmentPlan } from '../src/__testUtils__/plans';
import { startBackend } from '../src/__testUtils__/process/startBackend';
import { bundleOf } from '../src/__testUtils__/bundleOf';
import { startCerbos } from './cerbos';
import { lostAfterKill } from '../src/__testUtils__/process/lostAfterKill';
import { load, median, type Measured, type Target } from './load';
import { startIssuer } from '../src/__testUtils__/process/startIssuer';

const ROUNDS = Number(process.env.ROUNDS ?? 5);
const SECONDS = Number(process.env.SECONDS ?? 4);

/** What the policy of the peer states, as rules. */
const COMPARED_RULES = [
  'placement/allowed-regions',
  'placement/allowed-sizes',
  'ownership/required-tags',
];

type Result = {
  name: string;
  ratio: number;
  limit: number;
  pass: boolean;
  detail: string;
};

async function main() {
  const folder = mkdtempSync(path.join(tmpdir(), 'guardrails-bench-'));
  const issuer = await startIssuer();
  const start = (
    database: string,
    options: { program?: string; bundle?: string } = {},
  ) =>
    startBackend({
      ...options,
      folder: path.join(folder, database),
      issuer: issuer.url,
    });
  const document = environmentPlan();
  const target = { environment: 'sandbox' };
  const decide = JSON.stringify({
    evidence: { document },
    format: 'terraform-plan',
    target,
  });
  const preview = JSON.stringify({
    subject: { format: 'terraform-plan', document },
    target,
  });

  const backend = await start('rates', {
    program: path.join(__dirname, 'backend.ts'),
    bundle: bundleOf({ folder, rules: COMPARED_RULES }),
  });
  const cerbos = await startCerbos({
    root: path.join(__dirname, '../../../.guardrails/bench'),
    folder,
    issuer: issuer.url,
    token: issuer.token,
  });
  const sides: Record<string, Target> = {
    recorded: {
      url: `${backend.url}/decisions`,
      body: decide,
      token: issuer.token,
    },
    unrecorded: {
      url: `${backend.url}/preview`,
      body: preview,
      token: issuer.token,
    },
    nothing: {
      url: `${backend.origin}/api/nothing`,
      body: decide,
      token: issuer.token,
    },
    cerbos,
  };
  const measured: Record<string, Measured[]> = {
    recorded: [],
    unrecorded: [],
    nothing: [],
    cerbos: [],
  };
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [name, side] of Object.entries(sides)) {
      const result = await load({ target: side, seconds: SECONDS });
      if (result.failed > 0)
        throw new Error(`${name}: ${result.failed} requests failed`);
      // The first round warms up.
      if (round > 0) measured[name].push(result);
    }
  }
  const rate = (name: string) => median(measured[name].map(m => m.rate));
  const half = rate('recorded') / 2;
  const atHalf = { recorded: [] as number[], unrecorded: [] as number[] };
  for (let round = 0; round < 3; round += 1) {
    for (const name of ['recorded', 'unrecorded'] as const) {
      const { p99 } = await load({
        target: sides[name],
        seconds: SECONDS,
        rate: half,
      });
      atHalf[name].push(p99);
    }
  }
  await backend.kill();
  cerbos.stop();
  const killed = await lostAfterKill({
    start: () => start('killed'),
    token: issuer.token,
    body: decide,
    seconds: 4,
  });
  issuer.close();
  rmSync(folder, { recursive: true, force: true });

  const p99 = {
    recorded: median(atHalf.recorded),
    unrecorded: Math.max(1, median(atHalf.unrecorded)),
  };
  const results = [
    atLeast(
      'decision API, recorded against not recorded',
      rate('recorded') / rate('unrecorded'),
      0.7,
      `${rate('recorded').toFixed(0)} against ${rate('unrecorded').toFixed(
        0,
      )} requests a second, verified ES256 token, SQLite`,
    ),
    atLeast(
      'decision API, recorded against Cerbos with audit log',
      rate('recorded') / rate('cerbos'),
      1.5,
      `${rate('recorded').toFixed(0)} against ${rate('cerbos').toFixed(
        0,
      )} requests a second. A route of the same Backstage that does nothing but verify the token answers ${rate(
        'nothing',
      ).toFixed(0)}`,
    ),
    atMost(
      'decision API, p99 at half load against not recorded',
      p99.recorded / p99.unrecorded,
      3,
      `${p99.recorded} ms against ${p99.unrecorded} ms at ${half.toFixed(
        0,
      )} requests a second`,
    ),
    atMost(
      'decision API, acknowledged decisions lost by kill -9',
      killed.lost,
      0,
      `${killed.lost} of ${killed.acknowledged} acknowledged decisions are missing after the restart`,
    ),
  ];
  console.log(JSON.stringify(results));
}

function atLeast(
  name: string,
  ratio: number,
  limit: number,
  detail: string,
): Result {
  return {
    name,
    ratio: Number(ratio.toFixed(3)),
    limit,
    pass: ratio >= limit,
    detail,
  };
}

function atMost(
  name: string,
  ratio: number,
  limit: number,
  detail: string,
): Result {
  return {
    name,
    ratio: Number(ratio.toFixed(3)),
    limit,
    pass: ratio <= limit,
    detail,
  };
}

main().then(
  () => process.exit(0),
  error => {
    console.error(error);
    process.exit(1);
  },
);
