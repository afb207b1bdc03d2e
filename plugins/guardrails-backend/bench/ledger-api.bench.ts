/* eslint-disable no-console -- a benchmark prints */
/*
 * The decision API with the ledger against the same without it: two processes, rounds alternate.
 * Last line: results as JSON.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { environmentPlan } from '../src/__testUtils__/plans';
import { startBackend } from '../src/__testUtils__/process/startBackend';
import { startIssuer } from '../src/__testUtils__/process/startIssuer';
import { load, median } from './load';

const ROUNDS = Number(process.env.ROUNDS ?? 5);
const SECONDS = Number(process.env.SECONDS ?? 4);
const LIMIT = 0.85;

async function main() {
  const folder = mkdtempSync(path.join(tmpdir(), 'guardrails-bench-'));
  const issuer = await startIssuer();
  const start = (name: string, program: string) =>
    startBackend({
      folder: path.join(folder, name),
      issuer: issuer.url,
      program: path.join(__dirname, program),
    });
  const sides = {
    with: await start('with', 'backend.ts'),
    without: await start('without', 'withoutLedger.ts'),
  };
  const body = JSON.stringify({
    evidence: { document: environmentPlan() },
    format: 'terraform-plan',
    target: { environment: 'sandbox' },
  });
  const rates: Record<keyof typeof sides, number[]> = { with: [], without: [] };
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const name of ['with', 'without'] as const) {
      const url = `${sides[name].url}/decisions`;
      const { rate, failed } = await load({
        target: { url, body, token: issuer.token },
        seconds: SECONDS,
      });
      if (failed > 0) throw new Error(`${name}: ${failed} requests failed`);
      // The first round warms up.
      if (round > 0) rates[name].push(rate);
    }
  }
  await sides.with.kill();
  await sides.without.kill();
  issuer.close();
  rmSync(folder, { recursive: true, force: true });
  const ratio = median(rates.with) / median(rates.without);
  console.log(
    JSON.stringify([
      {
        name: 'decision API, with the ledger against without',
        ratio: Number(ratio.toFixed(3)),
        limit: LIMIT,
        pass: ratio >= LIMIT,
        detail: `${median(rates.with).toFixed(0)} against ${median(
          rates.without,
        ).toFixed(0)} decisions a second, 32 connections, SQLite`,
      },
    ]),
  );
}

main().then(
  () => process.exit(0),
  error => {
    console.error(error);
    process.exit(1);
  },
);
