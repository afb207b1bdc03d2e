import {
  type Bundle,
  createEngine,
  type Engine,
  type WorkerEnd,
  type Workload,
} from '@backstage-guardrails/policy-engine';

import { type FactsPort, noFacts } from '../facts';
import { sha256 } from '../hash';
import { judgeInWorker } from '../worker/judgeInWorker';
import type { HostAdapted } from './HostAdapted';
import { materialOf } from './adaptedOf';
import { createLanes } from './createLanes';
import { judge, judgeAdapted } from './judge';
import type { Judgement, JudgeRequest, RecordedRequest } from './Judgement';

/** @public */
export type DecisionLineOptions = {
  facts?: FactsPort;
  /** `false` for programs that do one thing and end: everything runs in this thread. */
  workers?:
    | false
    | {
        /** Big evidence that is judged at once. */
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

/** The line with its threads: what a host makes once and asks many times. @public */
export interface DecisionLine {
  readonly engine: Engine;
  load(bundle: Bundle): void;
  unload(digest: Bundle['digest']): void;
  /** Evaluations in workers, and those that wait for one. */
  workload(): Workload;
  /** @throws EvidenceError, EngineError or DecisionError, each with a code; never to be read as an allow */
  judge(request: JudgeRequest | RecordedRequest): Promise<Judgement>;
  /** For evidence that a host's own adapter has adapted; runs in this thread, but with an organisation's own rules. */
  judgeAdapted(
    request: Omit<JudgeRequest, 'evidence' | 'format'> & {
      adapted: HostAdapted;
    },
  ): Promise<Judgement>;
  close(): Promise<void>;
}

/**
 * Makes the line that small evidence walks in this thread where its rules are known to be quick, and all other evidence
 * in a worker.
 * @public
 */
export function createDecisionLine(
  options: DecisionLineOptions = {},
): DecisionLine {
  const { facts = noFacts, workers = {} } = options;
  const engine = createEngine({ hash: sha256 });
  const lanes = workers ? createLanes(workers) : undefined;
  const deadlineMs = (workers && workers.deadlineMs) || 60_000;
  return {
    engine,
    load: bundle => engine.load(bundle),
    unload: digest => engine.unload(digest),
    workload: () => lanes?.workload() ?? { running: 0, waiting: 0 },
    judge: async request => {
      const pool = lanes?.poolFor({
        bytes: materialOf(request).byteLength,
        bundle: engine.bundle(request.bundle),
      });
      return pool
        ? judgeInWorker({ pool, engine, facts, deadlineMs, request })
        : judge({ ...request, engine, facts });
    },
    judgeAdapted: async ({ adapted, ...request }) => {
      const bundle = engine.bundle(request.bundle);
      const pool = lanes?.poolFor({ bytes: 0, bundle });
      return pool
        ? judgeInWorker({
            pool,
            engine,
            facts,
            deadlineMs,
            request: { ...request, ...asRecorded(adapted) },
          })
        : judgeAdapted({ ...request, adapted, engine, facts });
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
