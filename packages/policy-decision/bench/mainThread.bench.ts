/* eslint-disable no-console -- a benchmark prints */
import { readFileSync } from 'node:fs';
import { bundlePath, parametersPath } from '@backstage-guardrails/policies';
import {
  loadBundle,
  loadParameters,
} from '@backstage-guardrails/policy-engine';
import { createDecisionPipeline, sha256 } from '../src';
import { bigPlan } from './bigPlan';

const ROUNDS = 5;

/** How long the main thread is held up while a worker judges a plan of 5 MB. */
async function main() {
  const line = createDecisionPipeline({
    workers: { size: 1, isQuick: () => true },
  });
  const bundle = await loadBundle(readFileSync(bundlePath), { hash: sha256 });
  const parameters = loadParameters(
    JSON.parse(readFileSync(parametersPath, 'utf8')),
    { hash: sha256, bundle },
  );
  line.load(bundle);
  const results = [];
  for (const findings of ['few', 'everywhere'] as const) {
    const evidence = bigPlan({ bytes: 5_000_000, findings });
    const judge = () =>
      line.evaluate({
        evidence,
        format: 'terraform-plan',
        actor: {
          kind: 'human',
          ref: 'user:default/developer-payments',
          groups: [],
          origin: 'portal',
        },
        target: { environmentClass: 'production' },
        instant: new Date('2026-03-01T12:00:00Z'),
        bundle: bundle.digest,
        parameters,
      });
    // The first rounds start threads and compile.
    await judge();
    await judge();
    const ratios: number[] = [];
    let detail = '';
    for (let round = 0; round < ROUNDS; round++) {
      const watch = watchBlocks();
      const { timings, findings: found } = await judge();
      const longest = watch.stop();
      const computing = timings.adapt + timings.evaluate + timings.resolve;
      ratios.push(longest / (timings.evaluate / 1000));
      detail = `longest block ${longest.toFixed(1)} ms; ${
        evidence.byteLength
      } bytes, ${found.enforced + found.warned} findings, adapt ${ms(
        timings.adapt,
      )}, evaluate ${ms(timings.evaluate)}, resolve ${ms(
        timings.resolve,
      )}, computing ${ms(computing)}, all ${ms(timings.total)}`;
      console.log(detail);
    }
    // The median: a pause of the whole machine is not the line's.
    const ratio = ratios.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)];
    results.push({
      name: `longest block of the main thread against evaluation, 5 MB plan, findings ${findings}`,
      ratio: Number(ratio.toFixed(4)),
      limit: 0.05,
      pass: ratio <= 0.05,
      detail,
    });
  }
  await line.close();
  console.log(JSON.stringify(results));
}

function ms(microseconds: number): string {
  return `${Math.round(microseconds / 1000)} ms`;
}

/**
 * Runs a turn of the event loop after the other. The longest block is the most computing that this thread did
 * between two turns; by its own clock, since on a busy machine a gap by the wall clock is mostly somebody else.
 */
function watchBlocks() {
  let longest = 0;
  let last = computed();
  let running = true;
  const turn = () => {
    const now = computed();
    longest = Math.max(longest, now - last);
    last = now;
    if (running) setTimeout(turn, 0);
  };
  turn();
  return {
    stop() {
      turn();
      running = false;
      return longest;
    },
  };
}

/** Milliseconds that this thread computed since it started. */
function computed(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

main().catch(error => {
  console.error(error);
  process.exitCode = 1;
});
