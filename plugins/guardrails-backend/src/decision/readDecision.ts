import {
  GuardrailsError,
  type DecisionDetail,
} from '@backstage-guardrails/plugin-guardrails-common';
import { decisionIdSchema } from '@backstage-guardrails/policy-model';
import type { AccessControl } from '../access';
import type { Caller } from '../actors';
import type { GrantStore } from '../grants/GrantStore';
import type { LedgerReader } from '../ledger';
import {
  UNRESTRICTED,
  type DecisionLog,
  type StoredDecision,
} from './DecisionLog';
import { timelineOf } from './timelineOf';

/**
 * One decision with its input and what happened to it since.
 * What the caller may not read is answered exactly as what does not exist.
 * @internal
 */
export async function readDecision(options: {
  caller: Caller;
  id: string;
  log: DecisionLog;
  grants: GrantStore;
  access: AccessControl;
  ledger: Pick<LedgerReader, 'places'>;
}): Promise<DecisionDetail> {
  const { id, log, grants, ledger } = options;
  const stored = await readableDecision(options);
  const [input, history, places] = await Promise.all([
    log.input(id),
    grants.ofDecision(id),
    ledger.places(id),
  ]);
  return {
    decision: stored.decision,
    ...(input && { input: JSON.parse(Buffer.from(input).toString('utf8')) }),
    timeline: timelineOf(stored.decision, history),
    ...(stored.run && { run: stored.run }),
    ledger: places,
  };
}

/** A decision that the caller may read. @throws GuardrailsError `not-found` @internal */
export async function readableDecision(options: {
  caller: Caller;
  id: string;
  log: DecisionLog;
  access: AccessControl;
}): Promise<StoredDecision> {
  const { caller, id, log, access } = options;
  if (!decisionIdSchema.safeParse(id).success) throw notFound(id);
  // The target may have been new when it was judged and have an owner by now.
  const target = (await log.get(id, UNRESTRICTED))?.decision.target.ref;
  const scope = await access.readScope(caller, target);
  const stored = await log.get(id, scope);
  if (!stored) throw notFound(id);
  return stored;
}

/** The same words, whether there is none or it is not the caller's to read. @internal */
export function notFound(id: string): GuardrailsError {
  return new GuardrailsError({
    code: 'not-found',
    message: `There is no decision ${id} that you may read.`,
  });
}
