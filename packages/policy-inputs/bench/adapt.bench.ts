import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Hash } from '@backstage-guardrails/policy-model';
import { adapt } from '../src';
import { readJson } from '../src/evidence/readJson';

const MEGABYTES = 50;
const RUNS = 5;

const hash: Hash = data =>
  `sha256:${createHash('sha256')
    .update(data)
    .digest('hex')}` as ReturnType<Hash>;

/** A plan of the wanted size: the one resource of a real plan, over and over, each with its own address. */
function bigPlan(megabytes: number): Uint8Array {
  const plan = JSON.parse(
    readFileSync(
      join(__dirname, '../src/__fixtures__/plans/module.json'),
      'utf8',
    ),
  );
  const [row] = plan.resource_changes;
  const count = Math.ceil((megabytes * 1e6) / JSON.stringify(row).length);
  plan.resource_changes = Array.from({ length: count }, (_, index) => ({
    ...row,
    address: `${row.address}[${index}]`,
    index,
  }));
  delete plan.planned_values;
  return Buffer.from(JSON.stringify(plan));
}

/** The best of some runs, in milliseconds of processor time: what else runs on the machine does not count. */
function best(run: () => unknown): number {
  const times = Array.from({ length: RUNS }, () => {
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

const bytes = bigPlan(MEGABYTES);
const parse = best(() => JSON.parse(new TextDecoder().decode(bytes)));
const read = best(() => readJson(bytes));
const whole = best(() => adapt(bytes, { format: 'terraform-plan', hash }));
const detail = `${(bytes.length / 1e6).toFixed(
  0,
)} MB; JSON.parse ${parse.toFixed(0)} ms, strict reading ${read.toFixed(
  0,
)} ms, adapting ${whole.toFixed(0)} ms`;

const result = (name: string, time: number, limit: number) => ({
  name,
  ratio: time / parse,
  limit,
  pass: time / parse <= limit,
  detail,
});

process.stdout.write(
  `${JSON.stringify([
    result('strict reading of a plan over JSON.parse', read, 3),
    result('adapting a plan, reading included, over JSON.parse', whole, 12),
  ])}\n`,
);
