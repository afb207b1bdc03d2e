import type {
  MetricsService,
  TracingService,
} from '@backstage/backend-plugin-api/alpha';
import type { Quota } from '../limits';
import type { DecisionEvent } from './DecisionEvent';

/** What is measured. The services behind it are alpha in Backstage; they are touched here alone. @internal */
export interface Instruments {
  judged(record: {
    event: DecisionEvent & { kind: 'judged' };
    bundle: string;
    milliseconds: number;
  }): void;
  happened(event: DecisionEvent): void;
  refused(code: string): void;
  quotaUsed(quota: Quota, amount: number): void;
  /** A record that is not as the service wrote it. */
  forged(table: string): void;
  /** Runs work inside of a span. */
  span<Result>(name: string, work: () => Promise<Result>): Promise<Result>;
}

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
    description: 'Records that were not believed, by table',
  });
  const grants = metrics.createCounter('guardrails.grants', {
    description: 'What became of grants',
  });
  return {
    judged({ event, bundle, milliseconds }) {
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
    span: (name, work) => tracing.startActiveSpan(name, () => work()),
  };
}
