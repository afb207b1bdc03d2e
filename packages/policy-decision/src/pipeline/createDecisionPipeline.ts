import {
  type Bundle,
  createEngine,
  type Engine,
  EngineError,
  type WorkerEnd,
  type Workload,
} from '@backstage-guardrails/policy-engine';

import { type FactsPort, noFacts } from '../facts';
import { sha256 } from '../hash';
import { evaluateInWorker } from '../worker/evaluateInWorker';
import type { HostAdapted } from './HostAdapted';
import { evidenceBytes } from './adapt';
import { createLanes } from './createLanes';
import { evaluate, evaluateAdapted } from './evaluate';
import { evaluateMany, type EvaluateManyRequest } from './evaluateMany';
import type { ManyResult } from './ManyResult';
import type {
  PipelineResult,
  EvaluateRequest,
  RecordedRequest,
} from './PipelineResult';

/** @public */
export type DecisionPipelineOptions = {
  facts?: FactsPort;
  /** `false` for programs that do one thing and end: everything runs in this thread. */
  workers?:
    | false
    | {
        /** Big evidence that is evaluated at once. */
        size?: number;
        /** How much big evidence may wait; one more is refused with `overloaded`. */
        queueLimit?: number;
        /** The same for small evidence, which has threads of its own and waits for no big evidence. */
        smallQueueLimit?: number;
        /**
         * Whether the rules of a bundle are known to be quick, so that small evidence needs no worker. A rule that an
         * organisation wrote may run for ever, and only a worker can be stopped then. Without it, none are.
         */
        isQuick?: (bundle: Bundle) => boolean;
        /** Computing time a piece of evidence may take. */
        deadlineMs?: number;
        /** Called for each worker that ended and is replaced. */
        ended?: (reason: WorkerEnd) => void;
      };
};

/** The pipeline with its threads: what a host makes once and asks many times. @public */
export interface DecisionPipeline {
  readonly engine: Engine;
  load(bundle: Bundle): void;
  unload(digest: Bundle['digest']): void;
  /** Evaluations in workers, and those that wait for one. */
  workload(): Workload;
  /** @throws EvidenceError, EngineError or DecisionError, each with a code; never to be read as an allow */
  evaluate(request: EvaluateRequest | RecordedRequest): Promise<PipelineResult>;
  /**
   * For evidence that a host's own adapter has adapted; runs in this thread, but with an organisation's own rules, or
   * where `bytes` say that it is big.
   */
  evaluateAdapted(
    request: Omit<EvaluateRequest, 'evidence' | 'format'> & {
      adapted: HostAdapted;
      bytes?: number;
    },
  ): Promise<PipelineResult>;
  /**
   * Evaluates many inputs in the background, in a thread of their own. One that cannot be evaluated is refused by itself.
   * @throws EngineError where none of them was: the thread was ended, for instance because they took too long
   */
  evaluateMany(request: EvaluateManyRequest): Promise<ManyResult[]>;
  close(): Promise<void>;
}

/**
 * Makes the pipeline that small evidence walks in this thread where its rules are known to be quick, and all other evidence
 * in a worker.
 * @public
 */
export function createDecisionPipeline(
  options: DecisionPipelineOptions = {},
): DecisionPipeline {
  const { facts = noFacts, workers = {} } = options;
  const engine = createEngine({ hash: sha256 });
  const lanes = workers ? createLanes(workers) : undefined;
  const deadlineMs = (workers && workers.deadlineMs) || 60_000;
  const factsFor = ({ onlyStated }: Pick<EvaluateRequest, 'onlyStated'>) =>
    onlyStated ? noFacts : facts;
  return {
    engine,
    load: bundle => engine.load(bundle),
    unload: digest => engine.unload(digest),
    workload: () => lanes?.workload() ?? { running: 0, waiting: 0 },
    evaluate: async request => {
      const pool = lanes?.poolFor({
        bytes: evidenceBytes(request).byteLength,
        bundle: engine.bundle(request.bundle),
        oneOfMany: 'oneOfMany' in request && request.oneOfMany,
      });
      const known = factsFor(request);
      return pool
        ? evaluateInWorker({ pool, engine, facts: known, deadlineMs, request })
        : evaluate({ ...request, engine, facts: known });
    },
    evaluateAdapted: async ({ adapted, bytes = 0, ...request }) => {
      const bundle = engine.bundle(request.bundle);
      const pool = lanes?.poolFor({ bytes, bundle });
      const known = factsFor(request);
      return pool
        ? evaluateInWorker({
            pool,
            engine,
            facts: known,
            deadlineMs,
            request: { ...request, ...asRecorded(adapted) },
          })
        : evaluateAdapted({ ...request, adapted, engine, facts: known });
    },
    evaluateMany: async request => {
      if (!lanes) {
        throw new EngineError('closed', 'This pipeline has no workers');
      }
      const pool = lanes.background;
      return evaluateMany({ ...request, pool, engine, deadlineMs });
    },
    close: async () => lanes?.close(),
  };
}

function asRecorded({
  subject,
  action,
  source,
  skipped,
  sealed,
}: HostAdapted): Pick<RecordedRequest, 'recorded' | 'sealed'> {
  const text = JSON.stringify({ subject, action, source, skipped });
  return {
    recorded: new TextEncoder().encode(text),
    ...(sealed !== undefined && { sealed }),
  };
}
