import type { PipelineResult } from '@backstage-guardrails/policy-decision';
import {
  FINGERPRINT_VERSION,
  type Digest,
  type Target,
} from '@backstage-guardrails/policy-model';
import type { Caller } from '../../identity/actors';
import type { DecisionRecord, Run } from './DecisionLog';
import { engine } from './engine';
import { toStatement } from './toLedgerRecord';

/**
 * What is written of an evaluation. The verdict goes into the document as the canonical bytes the pipeline
 * made, so what is kept is what was hashed.
 * @internal
 */
export function toDecisionRecord(options: {
  caller: Caller;
  evaluation: PipelineResult;
  target: Target;
  instant: Date;
  run?: Run;
  workspace?: Digest;
  idempotency?: DecisionRecord['idempotency'];
}): DecisionRecord {
  const { caller, evaluation, target, instant, run, workspace, idempotency } =
    options;
  const { action, source, facts, fingerprint } = evaluation;
  const rest = JSON.stringify({
    actor: caller.actor,
    action,
    target,
    source,
    facts,
    fingerprint,
    fingerprintVersion: FINGERPRINT_VERSION,
    evaluatedAt: instant.toISOString(),
    engine,
    timings: evaluation.timings,
    changes: evaluation.changes,
  });
  return {
    principal: caller.principal,
    actor: caller.actor,
    action,
    target,
    format: source.format,
    changes: evaluation.changes,
    outcome: evaluation.outcome,
    fingerprint,
    sealed: evaluation.sealed,
    workspace,
    findings: evaluation.findings,
    headline: evaluation.headline,
    run,
    verdictFindings: evaluation.verdict.findings,
    rules: evaluation.rules,
    document: Buffer.concat([
      Buffer.from('{"verdict":'),
      evaluation.verdictBytes,
      Buffer.from(`,${rest.slice(1)}`),
    ]),
    input: evaluation.inputBytes,
    statement: toStatement(options),
    idempotency,
  };
}
