import type { PipelineResult } from '@backstage-guardrails/policy-decision';
import {
  FINGERPRINT_VERSION,
  type NotLookedAt,
  type Target,
} from '@backstage-guardrails/policy-model';
import type { Caller } from '../../identity/actors';
import type { LedgerRecord } from '../../record/ledger';
import { engine } from './engine';

/** What the ledger says of a decision, before it has an id and a time. @internal */
export type DecisionStatement = Record<string, unknown>;

/**
 * What an auditor needs of an evaluation: who asked what about which target, and digests of everything it follows
 * from, so that whoever has the documents can prove that they are the ones. Never the documents themselves.
 * @internal
 */
export function toStatement(options: {
  caller: Caller;
  evaluation: PipelineResult;
  target: Target;
  instant: Date;
}): DecisionStatement {
  const { caller, evaluation, target, instant } = options;
  const { verdictHead, action, source, fingerprint, changes } = evaluation;
  const { kind, ref, onBehalfOf, chain, origin } = caller.actor;
  const { preApproval, notLookedAt } = verdictHead;
  return {
    outcome: evaluation.outcome,
    action,
    actor: {
      kind,
      ref,
      origin,
      ...(onBehalfOf && { onBehalfOf }),
      ...(chain && { chain }),
    },
    target,
    source,
    changes,
    findings: evaluation.findings,
    fingerprint,
    fingerprintVersion: FINGERPRINT_VERSION,
    ...(notLookedAt && { notLookedAt: withFewTypes(notLookedAt) }),
    ...(preApproval?.status === 'used' && { preApproval }),
    verdict: { digest: evaluation.verdictDigest },
    input: verdictHead.input,
    bundle: verdictHead.bundle,
    parameters: verdictHead.parameters,
    snapshot: verdictHead.snapshot,
    evaluatedAt: instant.toISOString(),
    engine,
  };
}

/** So many types are in a receipt; the digest of the verdict pins all of them. */
const MOST_TYPES = 20;

/** A plan can have as many types as it likes, and an entry of the ledger is small. */
function withFewTypes(notLookedAt: NotLookedAt): NotLookedAt {
  return { ...notLookedAt, types: notLookedAt.types.slice(0, MOST_TYPES) };
}

/** @internal */
export function toLedgerRecord(options: {
  id: string;
  recordedAt: string;
  statement: DecisionStatement;
}): LedgerRecord {
  const { id, recordedAt, statement } = options;
  return {
    kind: 'decision',
    subjects: { decision: id },
    payload: { ...statement, id, recordedAt },
  };
}
