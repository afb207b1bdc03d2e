import {
  type Bundle,
  createEngine,
  type Engine,
  membersOf,
  type WorkerEnd,
  WorkerPool,
  type Workload,
} from '@backstage-guardrails/policy-engine';

import { type FactsPort, noFacts } from '../facts';
import { sha256 } from '../hash';
import { judgeInWorker } from '../worker/judgeInWorker';
import { workerEntry } from '../worker/workerEntry';
import type { HostAdapted } from './HostAdapted';
import { materialOf } from './adaptedOf';
import { judge, judgeAdapted } from './judge';
import type { Judgement, JudgeRequest, RecordedRequest } from './Judgement';

/**
 * Evidence above this many bytes is judged in a worker; below, a worker would cost more than it saves. Evidence of
 * this size that was made to be slow keeps a thread busy for some tens of milliseconds.
 * @public
 */
export const WORKER_THRESHOLD = 16 * 1024;

/** @public */
export type DecisionLineOptions = {
  facts?: FactsPort;
  /** `false` for programs that do one thing and end: everything runs in this thread. */
  workers?:
    | false
    | {
        /** Big evidence that is judged at once. */
        size?: number;
        /** How much may wait; one more is refused with `overloaded`. */
        queueLimit?: number;
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
 * Makes the line that small evidence walks in this thread, and big evidence in a worker. With an organisation's own
 * rules all evidence walks it in a worker.
 * @public
 */
export function createDecisionLine(
  options: DecisionLineOptions = {},
): DecisionLine {
  const { facts = noFacts, workers = {} } = options;
  const engine = createEngine({ hash: sha256 });
  const pool = workers
    ? new WorkerPool({
        ...workerEntry(),
        size: workers.size ?? 1,
        queueLimit: workers.queueLimit ?? 32,
        ended: workers.ended,
      })
    : undefined;
  const deadlineMs = (workers && workers.deadlineMs) || 60_000;
  return {
    engine,
    load: bundle => engine.load(bundle),
    unload: digest => engine.unload(digest),
    workload: () => pool?.workload ?? { running: 0, waiting: 0 },
    judge: async request =>
      pool &&
      (materialOf(request).byteLength > WORKER_THRESHOLD ||
        hasOwnRules(engine.bundle(request.bundle)))
        ? judgeInWorker({ pool, engine, facts, deadlineMs, request })
        : judge({ ...request, engine, facts }),
    judgeAdapted: async ({ adapted, ...request }) =>
      pool && hasOwnRules(engine.bundle(request.bundle))
        ? judgeInWorker({
            pool,
            engine,
            facts,
            deadlineMs,
            request: { ...request, ...asRecorded(adapted) },
          })
        : judgeAdapted({ ...request, adapted, engine, facts }),
    close: async () => pool?.close(),
  };
}

/**
 * What the threshold promises is measured with the shipped rules. A rule of an organisation may run for ever on the
 * smallest evidence; only a worker can be stopped then.
 */
function hasOwnRules(bundle: Bundle): boolean {
  return membersOf(bundle).some(({ namespace }) => namespace !== undefined);
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
