import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import {
  decisionIdSchema,
  type Decision,
} from '@backstage-guardrails/policy-model';
import { UNRESTRICTED, type AccessControl } from '../../identity/access';
import type { Caller, Reader } from '../../identity/actors';
import type { DecisionLog, StoredDecision } from './DecisionLog';

/** What reading a decision needs of approvals. @internal */
export interface ApprovalParticipants {
  /** Whether the caller has a part in the request for its approval: people who are asked to consent have to see to what. */
  maySee(reader: Reader, decision: Decision): Promise<boolean>;
}

/** A decision that the caller may read. @throws GuardrailsError `not-found` @internal */
export async function readableDecision(options: {
  caller: Caller;
  id: string;
  log: DecisionLog;
  access: AccessControl;
  approvals?: ApprovalParticipants;
}): Promise<StoredDecision> {
  const { caller, id, log, access, approvals } = options;
  if (!decisionIdSchema.safeParse(id).success) throw notFound(id);
  // The target may have been new when it was evaluated and have an owner by now.
  const any = await log.get(id, UNRESTRICTED);
  const scope = await access.readScope(caller, any?.decision.target.ref);
  const stored = await log.get(id, scope);
  if (stored) return stored;
  // People who are asked to consent read what it is about; permissions still narrow it.
  const asked = any && (await approvals?.maySee(caller, any.decision));
  const shown = asked
    ? await log.get(id, { ...scope, own: { kind: 'all' } })
    : undefined;
  if (!shown) throw notFound(id);
  return shown;
}

/**
 * Whether another person may read a decision, as far as the service itself says so; the permission framework can still
 * refuse them. It is for saying whom a decision can be spoken of to, never for an answer to them.
 * @internal
 */
export async function isReadableBy(
  reader: Reader,
  options: {
    stored: StoredDecision;
    log: DecisionLog;
    access: Pick<AccessControl, 'ownScope'>;
    approvals: ApprovalParticipants;
  },
): Promise<boolean> {
  const { stored, log, access, approvals } = options;
  const { id, target } = stored.decision;
  const own = await access.ownScope(reader, target.ref);
  if (await log.get(id, { own })) return true;
  return approvals.maySee(reader, stored.decision);
}

/** The same words, whether there is none or it is not the caller's to read. @internal */
export function notFound(id: string): GuardrailsError {
  return new GuardrailsError({
    code: 'not-found',
    message: `Decision ${id} not found, or you don't have access.`,
  });
}
