import type { Judgement } from '@backstage-guardrails/policy-decision';
import {
  FINGERPRINT_VERSION,
  type Digest,
  type Target,
} from '@backstage-guardrails/policy-model';
import type { Caller } from '../../identity/actors';
import type { Recording, Run } from './DecisionLog';
import { engine } from './engine';
import { statementOf } from './ledgerRecordOf';

/**
 * What is written of a judgement. The verdict goes into the document as the canonical bytes the line
 * made, so what is kept is what was hashed.
 * @internal
 */
export function recordingOf(options: {
  caller: Caller;
  judgement: Judgement;
  target: Target;
  instant: Date;
  run?: Run;
  workspace?: Digest;
  idempotency?: Recording['idempotency'];
}): Recording {
  const { caller, judgement, target, instant, run, workspace, idempotency } =
    options;
  const { action, source, facts, fingerprint } = judgement;
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
    timings: judgement.timings,
    changes: judgement.changes,
  });
  return {
    principal: caller.principal,
    actor: caller.actor,
    action,
    target,
    format: source.format,
    changes: judgement.changes,
    outcome: judgement.outcome,
    fingerprint,
    sealed: judgement.sealed,
    workspace,
    findings: judgement.findings,
    headline: judgement.headline,
    run,
    rules: judgement.rules,
    document: Buffer.concat([
      Buffer.from('{"verdict":'),
      judgement.verdictBytes,
      Buffer.from(`,${rest.slice(1)}`),
    ]),
    input: judgement.inputBytes,
    statement: statementOf(options),
    idempotency,
  };
}
