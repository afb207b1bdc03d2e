/* eslint-disable no-console -- a benchmark prints */
/*
 * What a what-if over recorded decisions costs beside the evaluation of the same inputs alone, and how long the main
 * thread is held meanwhile. It is the computing of all threads that is compared: the thread of a what-if has less
 * priority, so that the wall clock would measure what else the machine does. Last line: results as JSON.
 */
import {
  createDecisionPipeline,
  sha256,
} from '@backstage-guardrails/policy-decision';
import { createEngine } from '@backstage-guardrails/policy-engine';
import { EMPTY_SNAPSHOT, type Input } from '@backstage-guardrails/policy-model';
import { generatePlan } from '@backstage-guardrails/policy-testkit';
import knexFactory, { type Knex } from 'knex';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { readPolicyConfig } from '../src/base/config/readPolicyConfig';
import { migrations } from '../src/base/database';
import { loadPolicy, type LoadedPolicy } from '../src/decision/bundles';
import {
  DatabaseDecisionLog,
  type DecisionRecord,
} from '../src/decision/decisions';
import { toDecisionRecord } from '../src/decision/decisions/toDecisionRecord';
import { UNRESTRICTED } from '../src/identity/access';
import type { Caller } from '../src/identity/actors';
import { ErasedInputs } from '../src/views/replay';
import { runWhatIf } from '../src/views/whatIf/commands/runWhatIf';
import { RunningWhatIfs } from '../src/views/whatIf/RunningWhatIfs';
import { RecordedDecisions } from '../src/views/whatIf/store/RecordedDecisions';
import { WhatIfStore } from '../src/views/whatIf/store/WhatIfStore';

const DECISIONS = Number(process.env.BENCH_DECISIONS ?? 10_000);
/** Different plans; each is decided on many times. */
const PLANS = 50;
const LIMIT = 3;

const caller = {
  principal: 'human:user:default/bench',
  actor: {
    kind: 'human',
    ref: 'user:default/bench',
    groups: [],
    origin: 'portal',
  },
} as unknown as Caller;

async function main() {
  const policy = await loadPolicy(readPolicyConfig(undefined));
  const knex = await migrated();
  const log = new DatabaseDecisionLog({
    knex,
    ledger: { append: async () => [] } as never,
    observer: { recorded: async () => {} } as never,
  });
  const inputs = await decide({ policy, log });
  const bare = evaluateAlone(policy, inputs);

  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const spent = await whatIf({ policy, knex, log });
  delay.disable();
  const longest = Math.round(delay.max / 1e6);
  const ratio = spent / bare;
  const detail = `${DECISIONS} decisions: ${ms(
    spent,
  )} with their reading and recording, bare evaluation ${ms(
    bare,
  )}; longest delay of the main thread ${longest} ms`;
  console.log(
    JSON.stringify([
      {
        name: `what-if over ${DECISIONS} decisions against bare evaluation of their inputs`,
        ratio: Number(ratio.toFixed(3)),
        limit: LIMIT,
        pass: ratio <= LIMIT,
        detail,
      },
    ]),
  );
  await knex.destroy();
}

/** Makes a decision of each plan and records it many times. */
async function decide(options: {
  policy: LoadedPolicy;
  log: DatabaseDecisionLog;
}): Promise<Input[]> {
  const { policy, log } = options;
  const pipeline = createDecisionPipeline({ workers: false });
  pipeline.load(policy.bundle);
  const instant = new Date();
  const target = {
    ref: 'component:default/bench',
    environmentClass: 'production' as const,
  };
  const records: { record: DecisionRecord; input: Input }[] = [];
  for (let seed = 0; seed < PLANS; seed += 1) {
    const evaluation = await pipeline.evaluate({
      evidence: generatePlan({ seed, bytes: 8_000, findings: 'few' }),
      format: 'terraform-plan',
      actor: caller.actor,
      target,
      instant,
      bundle: policy.bundle.digest,
      parameters: policy.parameters,
    });
    const record = toDecisionRecord({ caller, evaluation, target, instant });
    records.push({ record, input: evaluation.input });
  }
  const inputs: Input[] = [];
  for (let from = 0; from < DECISIONS; from += 100) {
    await Promise.all(
      Array.from({ length: Math.min(100, DECISIONS - from) }, (_, n) => {
        const { record, input } = records[(from + n) % PLANS];
        inputs.push(input);
        return log.append(record);
      }),
    );
  }
  return inputs;
}

/** The rules alone: nothing is read, resolved, compared or recorded. */
function evaluateAlone(policy: LoadedPolicy, inputs: Input[]): number {
  const { bundle, parameters } = policy;
  const engine = createEngine({ hash: sha256 });
  engine.load(bundle);
  const evaluate = (input: Input) =>
    engine.evaluate({ input, bundle: bundle.digest, parameters });
  inputs.slice(0, PLANS).forEach(evaluate);
  const started = computed();
  inputs.forEach(evaluate);
  return computed() - started;
}

async function whatIf(options: {
  policy: LoadedPolicy;
  knex: Knex;
  log: DatabaseDecisionLog;
}): Promise<number> {
  const { policy, knex, log } = options;
  const store = new WhatIfStore({ knex });
  const id = '01990000-0000-7000-8000-000000000000';
  const started_at = await store.now();
  const time = {
    since: '2020-01-01T00:00:00.000Z',
    until: '2999-01-01T00:00:00.000Z',
  };
  await store.begin({
    ...{ id, started_at, ...time, total: DECISIONS, left_out: 0 },
    principal: caller.principal,
  });
  const started = computed();
  await runWhatIf(
    {
      ...{ store, policy },
      access: undefined as never,
      running: new RunningWhatIfs(),
      recorded: {
        log,
        snapshots: { read: async () => EMPTY_SNAPSHOT },
        erased: new ErasedInputs({ knex }),
        decisions: new RecordedDecisions({ knex }),
      },
      evidence: { read: async () => undefined },
      logger: { info: console.log, error: console.error },
      instruments: { workerEnded: () => {} },
    },
    {
      ...{ id, ...time, scope: UNRESTRICTED },
      policy: {
        archive: policy.archive,
        base: policy.parameters.value,
        parameters: { version: policy.parameters.value.version },
      },
    },
  );
  const spent = computed() - started;
  const row = await store.row(id, caller.principal);
  if (row.outcome !== 'finished' || row.unchanged !== DECISIONS) {
    throw new Error(`It is not finished: ${JSON.stringify(row)}`);
  }
  return spent;
}

async function migrated(): Promise<Knex> {
  const knex = knexFactory({
    client: 'better-sqlite3',
    connection: ':memory:',
    useNullAsDefault: true,
  });
  await knex.migrate.latest({ directory: migrations.directory });
  return knex;
}

/** Milliseconds that all threads computed since the start. */
function computed(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function ms(milliseconds: number): string {
  return `${Math.round(milliseconds)} ms`;
}

main().catch(error => {
  console.error(error);
  process.exitCode = 1;
});
