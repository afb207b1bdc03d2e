import type { Digest } from '@backstage-guardrails/policy-model';

/** A body on its way in. Nothing of it counts before `finish`. @internal */
export interface EvidenceUpload {
  append(chunk: Uint8Array): Promise<void>;
  finish(options: { digest: Digest; size: number }): Promise<void>;
  abort(): Promise<void>;
}

/**
 * Exact bytes for a short time, each bound to the principal who sent them.
 * Nobody else's digest resolves: guessing one gives nothing.
 * @internal
 */
export interface EvidenceStore {
  begin(principal: string): EvidenceUpload;
  /**
   * Keeps what this principal sent within the last day for as long as if it were sent now; its size, where there is
   * such. What is older has to be sent again, so that a quota of a day cannot add up to more.
   */
  renew(principal: string, digest: Digest): Promise<number | undefined>;
  /** `undefined` where this principal sent no such bytes, or they have expired. */
  read(principal: string, digest: Digest): Promise<Uint8Array | undefined>;
  /** Removes what has expired and what was never finished. */
  sweep(): Promise<number>;
}
