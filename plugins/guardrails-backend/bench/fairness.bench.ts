/* eslint-disable no-console -- a benchmark prints */
/*
 * What others feel of one person with big plans: p95 of small decisions of one service at a fixed rate, with and
 * without four plans of 29 MB of another at the same time. Rounds alternate. Last line: results as JSON.
 */
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { environmentPlan } from '../src/__testUtils__/plans';
import { startBackend } from '../src/__testUtils__/process/startBackend';
import { startIssuer } from '../src/__testUtils__/process/startIssuer';
import { call } from './call';
import { median } from './load';

const ROUNDS = Number(process.env.ROUNDS ?? 3);
const EVERY_MS = 50;
const PLANS = 4;

async function main() {
  const folder = mkdtempSync(path.join(tmpdir(), 'guardrails-bench-'));
  const issuer = await startIssuer();
  const backend = await startBackend({ folder, issuer: issuer.url });
  const [person, other] = await Promise.all([
    issuer.tokenFor('person-with-big-plans'),
    issuer.tokenFor('bench'),
  ]);
  const big = fork(path.join(__dirname, 'bigPlans.ts'));
  const judgeBig = async (plans: number) => {
    big.send({ url: backend.url, token: person, plans });
    await new Promise<void>((resolve, reject) => {
      // The transformer of TypeScript sends messages of its own.
      big.on('message', said => {
        if (said === 'done') resolve();
      });
      big.once('exit', () =>
        reject(new Error('The big plans were not judged.')),
      );
    });
    big.removeAllListeners();
  };
  const small = JSON.stringify({
    evidence: { document: environmentPlan() },
    format: 'terraform-plan',
    target: { environment: 'sandbox' },
  });
  const decideSmall = async () => {
    const started = performance.now();
    await call({ url: backend.url, token: other }, 'POST', '/decisions', {
      body: small,
      type: 'application/json',
    });
    return performance.now() - started;
  };
  /** At a fixed rate, whether the ones before have been answered or not. */
  const measure = async (until: Promise<unknown>) => {
    let ended = false;
    void until.then(() => {
      ended = true;
    });
    const waiting: Promise<number>[] = [];
    while (!ended) {
      waiting.push(decideSmall());
      await setTimeout(EVERY_MS);
    }
    const latencies = (await Promise.all(waiting)).sort((a, b) => a - b);
    return latencies[Math.floor(latencies.length * 0.95)];
  };

  await judgeBig(1);
  await measure(setTimeout(3000));
  const alone: number[] = [];
  const beside: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    alone.push(await measure(setTimeout(8000)));
    const started = performance.now();
    beside.push(await measure(judgeBig(PLANS)));
    console.log(
      `round ${round}: ${alone[round].toFixed(1)} ms alone, ${beside[
        round
      ].toFixed(1)} ms beside ${PLANS} plans, which took ${(
        (performance.now() - started) /
        1000
      ).toFixed(1)} s`,
    );
  }
  big.kill();
  await backend.kill();
  issuer.close();
  rmSync(folder, { recursive: true, force: true });
  const ratio = median(beside) / median(alone);
  console.log(
    JSON.stringify([
      {
        name: 'decision API, p95 of small decisions beside four plans of 29 MB of another against without',
        ratio: Number(ratio.toFixed(3)),
        limit: 3,
        pass: ratio <= 3,
        detail: `${median(beside).toFixed(1)} ms against ${median(
          alone,
        ).toFixed(1)} ms, one every ${EVERY_MS} ms, SQLite`,
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
