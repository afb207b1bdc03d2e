import type {
  KeptDocument,
  ReplayMaterial,
} from '@backstage-guardrails/plugin-guardrails-common';
import type {
  Digest,
  Input,
  Snapshot,
} from '@backstage-guardrails/policy-model';
import type { AccessControl } from '../../identity/access';
import type { Caller } from '../../identity/actors';
import type { PolicyArchive } from '../../decision/bundles';
import { UnreadableSnapshotError } from '../../governance/exceptions';
import { readableDecision, type DecisionLog } from '../../decision/decisions';
import type { ErasedInputs } from './ErasedInputs';

/** Snapshots by digest, as the feature of exceptions keeps them. @internal */
export type SnapshotReader = {
  read(digest: string): Promise<Snapshot | undefined>;
};

/** What cannot be found and was not erased on purpose must not look as if it had been. */
const LOST =
  'unknown: no erasure is on record, and nothing stored has its digest';

/**
 * All that the verdict of a decision was made of, for whoever may read the decision. What is not there any more
 * is said so, part by part.
 * @internal
 */
export async function toReplay(options: {
  caller: Caller;
  id: string;
  log: DecisionLog;
  access: AccessControl;
  archive: PolicyArchive;
  snapshots: SnapshotReader;
  erased: ErasedInputs;
}): Promise<ReplayMaterial> {
  const { id, log, archive, snapshots, erased } = options;
  const { decision } = await readableDecision(options);
  const { verdict, evaluatedAt, engine } = decision;
  const { bundle } = verdict;
  const [input, erasure, parameters, snapshot, kept] = await Promise.all([
    log.input(id),
    erased.of(id),
    archive.parameters(verdict.parameters.digest),
    readSnapshot(snapshots, verdict.snapshot.digest),
    archive.has(bundle.digest),
  ]);
  return {
    decision: decision.id,
    evaluatedAt,
    engine,
    verdict,
    bundle: {
      ...bundle,
      ...(kept ? { status: 'kept' } : { status: 'erased', erasedBy: LOST }),
    },
    input: keptOr(verdict.input.digest, input && parse(input), erasure),
    parameters: keptOr(verdict.parameters.digest, parameters),
    snapshot,
  };
}

/** One that is stored and cannot be read was not erased, and says so. */
async function readSnapshot(
  snapshots: SnapshotReader,
  digest: Digest,
): Promise<KeptDocument<Snapshot>> {
  try {
    return keptOr(digest, await snapshots.read(digest));
  } catch (error) {
    if (!(error instanceof UnreadableSnapshotError)) throw error;
    return {
      status: 'erased',
      digest,
      erasedBy: `no erasure is on record: ${error.message}`,
    };
  }
}

function keptOr<T>(
  digest: Digest,
  value: T | undefined,
  erasure?: { erasedAt: string; erasedBy: string },
): KeptDocument<T> {
  if (value !== undefined) return { status: 'kept', digest, value };
  return { status: 'erased', digest, ...(erasure ?? { erasedBy: LOST }) };
}

function parse(input: Uint8Array): Input {
  return JSON.parse(Buffer.from(input).toString('utf8'));
}
