import type {
  MetricsService,
  TracingService,
} from '@backstage/backend-plugin-api/alpha';
import type { WorkerEnd } from '@backstage-guardrails/policy-engine';
import type { Quota } from '../base/limits';
import { sealedTables } from '../record/seals';
import type { DecisionEvent } from './DecisionEvent';

/** What is measured. The services behind it are alpha in Backstage; they are touched here alone. @internal */
export interface Instruments {
  evaluated(record: {
    event: DecisionEvent & { kind: 'judged' };
    bundle: string;
    milliseconds: number;
  }): void;
  happened(event: DecisionEvent): void;
  refused(code: string): void;
  quotaUsed(quota: Quota, amount: number): void;
  /** A record that is not as the service wrote it. */
  forged(table: string): void;
  /** A worker that evaluated ended, and another one took its place. */
  workerEnded(reason: WorkerEnd): void;
  /** What became of a sweep of the catalog. */
  swept(report: { evaluated: number; failed: number; gone: number }): void;
  /** Runs work inside of a span. */
  span<Result>(name: string, work: () => Promise<Result>): Promise<Result>;
}

const GRANT_KINDS = [
  'grant-minted',
  'grant-redeemed',
  'applied',
  'failed',
  'unknown',
];

const SWEEP_RESULTS = ['evaluated', 'failed', 'gone'] as const;

const WORKER_ENDS = [
  'deadline-exceeded',
  'cancelled',
  'unanswered',
  'worker-lost',
] satisfies WorkerEnd[];

/** @internal */
export function createInstruments(options: {
  metrics: MetricsService;
  tracing: TracingService;
}): Instruments {
  const { metrics, tracing } = options;
  const decisions = metrics.createCounter('guardrails.decisions', {
    description: 'Decisions on record, by outcome',
  });
  const rules = metrics.createCounter('guardrails.rule.matches', {
    description: 'Decisions that have a finding of a rule',
  });
  const latency = metrics.createHistogram('guardrails.decision.duration', {
    description: 'From the request to the durable decision',
    unit: 'ms',
  });
  const refusals = metrics.createCounter('guardrails.refusals', {
    description: 'Requests that were refused, by code',
  });
  const quotas = metrics.createCounter('guardrails.quota.usage', {
    description: 'Requests and bytes that were counted against quotas',
  });
  const forged = metrics.createCounter('guardrails.records.forged', {
    description: 'Records that failed verification, by table',
  });
  const grants = metrics.createCounter('guardrails.grants', {
    description: 'What became of grants',
  });
  const workers = metrics.createCounter('guardrails.worker.restarts', {
    description: 'Workers that ended and were replaced, by reason',
  });
  const swept = metrics.createCounter('guardrails.sweep.entities', {
    description: 'Entities of the catalog that the sweep looked at, by result',
  });
  // A counter that first appears with 1 has not increased: the first of what alerts look for would be missed.
  for (const result of SWEEP_RESULTS) swept.add(0, { result });
  for (const kind of GRANT_KINDS) grants.add(0, { kind });
  for (const reason of WORKER_ENDS) workers.add(0, { reason });
  for (const table of sealedTables) forged.add(0, { table });
  return {
    evaluated({ event, bundle, milliseconds }) {
      decisions.add(1, { outcome: event.outcome, bundle });
      latency.record(milliseconds, { outcome: event.outcome });
      for (const rule of event.rules) rules.add(1, { rule });
    },
    happened(event) {
      grants.add(1, {
        kind: event.kind === 'ended' ? event.status : event.kind,
      });
    },
    refused: code => refusals.add(1, { code }),
    quotaUsed: (quota, amount) => quotas.add(amount, { quota }),
    forged: table => forged.add(1, { table }),
    workerEnded: reason => workers.add(1, { reason }),
    swept(report) {
      for (const result of SWEEP_RESULTS) {
        swept.add(report[result], { result });
      }
    },
    span: (name, work) => tracing.startActiveSpan(name, () => work()),
  };
}
