import {
  consistencyProof,
  INTERVAL_VERSION,
  readState,
  type Interval,
  type TileStore,
} from '@backstage-guardrails/policy-ledger';
import { sha256 } from '../sha256';
import type { SignedCheckpoint } from '../signing';

/** Where some entries are in the log of a checkpoint, and the proof. @internal */
export async function loadInterval(options: {
  from: number;
  to: number;
  signed: SignedCheckpoint;
  store: TileStore;
}): Promise<Interval> {
  const { from, to, signed, store } = options;
  const { state } = signed;
  const prove = async (size: number) => {
    const proof = { from: size, state, store, sha256 };
    return texts((await consistencyProof(proof)).hashes);
  };
  const before = await readState({ size: from, store, sha256 });
  return {
    version: INTERVAL_VERSION,
    from,
    to,
    before: texts(before.range),
    consistency: { from: await prove(from), to: await prove(to) },
    checkpoint: signed.note,
  };
}

function texts(hashes: readonly Uint8Array[]): string[] {
  return hashes.map(hash => Buffer.from(hash).toString('base64'));
}
