import {
  PoolWorker,
  type WorkerEnd,
} from '@backstage-guardrails/policy-engine';
import type {
  BundleReference,
  Digest,
  Parameters,
  Snapshot,
} from '@backstage-guardrails/policy-model';
import { reviveError } from '../worker/reviveError';
import { workerEntry } from '../worker/workerEntry';
import type {
  CompareJob,
  LoadedPolicyReference,
  LoadPolicyJob,
} from '../worker/whatIfJob';
import type { ComparedDecision } from './Comparison';

/** A decision on record, as its host keeps it. @public */
export type RecordedDecision = {
  id: string;
  /** JSON of the decision. */
  document: Uint8Array;
  /** JSON of its input. */
  input: Uint8Array;
};

/** Recorded decisions beside another policy, in a thread of their own. @public */
export interface WhatIf {
  /**
   * Reads and checks the policy in that thread, as one that is to be put in force.
   * @throws EngineError
   */
  load(policy: {
    /** Bytes of a bundle, or of a set of them. */
    archive: Uint8Array;
    /** A parameters file. */
    parameters: unknown;
    /** What the file is put over. */
    base: Parameters;
    now: Date;
  }): Promise<{ bundle: BundleReference; parameters: { digest: Digest } }>;
  /**
   * Holds decisions against it. One that cannot be judged is refused by itself.
   * @throws EngineError where none was: the thread was ended, for instance because they took too long
   */
  compare(recorded: RecordedDecision[]): Promise<ComparedDecision[]>;
  /** Ends the thread, whatever it does. */
  stop(): Promise<void>;
}

/**
 * Starts a thread for one policy that is not approved: it may run for ever or take what memory there is, and takes
 * neither from the threads that evaluate requests. It has less priority than they have.
 * @public
 */
export function startWhatIf(options: {
  /** Of the engine of this host. */
  engineVersion: string;
  /** The exceptions that were active, by their digest; nothing where they are not kept. */
  snapshot(digest: Digest): Promise<Snapshot | 'unreadable' | undefined>;
  /** Aborted to end the thread at once. */
  signal: AbortSignal;
  /** Computing time of one call. */
  deadlineMs?: number;
  ended?: (reason: WorkerEnd) => void;
}): WhatIf {
  const { engineVersion, snapshot, signal, deadlineMs = 60_000 } = options;
  const { ended = () => {} } = options;
  const worker = new PoolWorker({
    ...workerEntry(),
    background: true,
    ended,
  });
  const run = (
    value: LoadPolicyJob | CompareJob,
    transfer: ArrayBuffer[] = [],
  ) =>
    worker.run({
      parcel: () => ({ value, transfer }),
      deadlineMs,
      answer: digest => snapshot(digest as Digest),
      revive: reviveError,
      signal,
    });
  return {
    load: async policy => (await run(policy)) as LoadedPolicyReference,
    compare: async recorded => {
      // A constructor copies: what a database answers can be a part of a bigger buffer.
      const copies = recorded.map(({ id, ...bytes }) => ({
        id,
        document: new Uint8Array(bytes.document),
        input: new Uint8Array(bytes.input),
      }));
      const compared = await run(
        { recorded: copies, engineVersion },
        copies.flatMap(({ document, input }) => [
          document.buffer,
          input.buffer,
        ]),
      );
      return compared as ComparedDecision[];
    },
    stop: () => worker.stop(),
  };
}
