/* eslint-disable no-console -- a benchmark prints */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generatePlan } from '@backstage-guardrails/policy-testkit';
import { documentFor, prepareConftest } from './conftest';
import { logLogSlope, measure, median } from './measure';
import { published } from './published';

const MEGABYTE = 1_000_000;
const ROUNDS = 5;

type Result = {
  name: string;
  ratio: number;
  limit: number;
  pass: boolean;
  detail: string;
};

const folder = mkdtempSync(join(tmpdir(), 'guardrails-cli-bench-'));

/** The whole command line, from its start to its end, beside conftest with the same rules; its memory; its growth. */
async function main(): Promise<void> {
  const program = await published(folder);
  const check = (plan: string, memory = false) =>
    measure({
      command: process.execPath,
      args: [program, 'check', plan, '--output', 'json'],
      folder,
      memory,
    });
  const results = [...(await besideConftest(check)), ...memoryAndGrowth(check)];
  console.log(JSON.stringify(results));
}

type Check = (plan: string, memory?: boolean) => ReturnType<typeof measure>;

function planFile(options: {
  megabytes: number;
  findings: 'few' | 'everywhere';
}): { path: string; bytes: Uint8Array } {
  const { megabytes, findings } = options;
  const bytes = generatePlan({
    seed: 7,
    bytes: megabytes * MEGABYTE,
    findings,
  });
  const path = join(folder, `plan-${findings}-${megabytes}.json`);
  writeFileSync(path, bytes);
  return { path, bytes };
}

async function besideConftest(check: Check): Promise<Result[]> {
  if (spawnSync('conftest', ['--version']).error) {
    console.log('conftest is not installed: nothing to compare with');
    return [];
  }
  const policy = prepareConftest(folder);
  const results: Result[] = [];
  for (const [findings, limit] of [
    ['few', 0.7],
    ['everywhere', 1],
  ] as const) {
    const plan = planFile({ megabytes: 5, findings });
    const { document, rules, findings: found } = await documentFor(plan.bytes);
    const file = join(folder, 'document.json');
    writeFileSync(file, document);
    const ours: number[] = [];
    const theirs: number[] = [];
    const conftest = () =>
      measure({
        command: 'conftest',
        args: [
          'test',
          file,
          '--policy',
          policy,
          '--data',
          join(folder, 'data.json'),
          '--output',
          'json',
          '--no-fail',
        ],
        folder,
      });
    check(plan.path);
    const seen = JSON.parse(conftest().out)[0].failures?.length ?? 0;
    if (seen === 0 || seen > found) {
      throw new Error(`conftest sees ${seen} findings where we see ${found}`);
    }
    // In turns, so that whatever else the machine does hits both alike.
    for (let round = 0; round < ROUNDS; round++) {
      ours.push(check(plan.path).milliseconds);
      theirs.push(conftest().milliseconds);
    }
    const ratio = median(ours) / median(theirs);
    results.push({
      name: `cli: 5 MB plan, ${findings} findings, beside conftest`,
      ratio,
      limit,
      pass: ratio <= limit,
      detail: `${rules} rules called, ${found} findings; ${Math.round(
        median(ours),
      )} ms from plan to JSON, conftest ${Math.round(
        median(theirs),
      )} ms from the document already adapted (${seen} distinct failures)`,
    });
  }
  return results;
}

function memoryAndGrowth(check: Check): Result[] {
  const results: Result[] = [];
  const times: Array<[number, number]> = [];
  for (const megabytes of [1, 2, 5, 10, 20, 50, 100]) {
    const { path, bytes } = planFile({ megabytes, findings: 'few' });
    const { milliseconds, peakBytes = 0 } = check(path, true);
    if (megabytes <= 50) times.push([bytes.length, milliseconds]);
    const allowed = 25 * bytes.length + 150 * MEGABYTE;
    console.log(
      `${megabytes} MB: ${Math.round(milliseconds)} ms, peak ${Math.round(
        peakBytes / MEGABYTE,
      )} MB`,
    );
    if (![5, 50, 100].includes(megabytes)) continue;
    results.push({
      name: `cli: peak memory of a ${megabytes} MB plan, against 25 x input + 150 MB`,
      ratio: peakBytes / allowed,
      limit: 1,
      pass: peakBytes <= allowed,
      detail: `${Math.round(peakBytes / MEGABYTE)} MB of ${Math.round(
        allowed / MEGABYTE,
      )} MB`,
    });
  }
  const slope = logLogSlope(times);
  results.push({
    name: 'cli: log-log slope of time from 1 to 50 MB',
    ratio: slope,
    limit: 1.1,
    pass: slope <= 1.1,
    detail: times
      .map(
        ([bytes, ms]) =>
          `${Math.round(bytes / MEGABYTE)} MB ${Math.round(ms)} ms`,
      )
      .join(', '),
  });
  return results;
}

main()
  .finally(() => rmSync(folder, { recursive: true, force: true }))
  .catch(error => {
    console.error(error);
    process.exitCode = 1;
  });
