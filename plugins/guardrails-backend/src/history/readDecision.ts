import {
  GuardrailsError,
  type DecisionDetail,
  type TimelineEvent,
} from '@backstage-guardrails/plugin-guardrails-common';
import { decisionIdSchema } from '@backstage-guardrails/policy-model';
import type { AccessControl } from '../access';
import type { Caller } from '../actors';
import type { GrantStore } from '../grants/GrantStore';
import type { LedgerReader } from '../ledger';
import {
  UNRESTRICTED,
  type DecisionLog,
  type Run,
  type StoredDecision,
} from './DecisionLog';
import type { ApprovalTimeline } from './ApprovalTimeline';
import { lineageOf } from './lineage';
import { resumptionsOf, timelineOf } from './timelineOf';

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
  approvals: ApprovalTimeline;
  ledger: Pick<LedgerReader, 'places'>;
  exceptions: { ofDecision(decision: string): Promise<TimelineEvent[]> };
}): Promise<DecisionDetail> {
  const { id, log, grants, approvals, ledger, exceptions } = options;
  const stored = await readableDecision(options);
  const [input, history, approval, places, waived] = await Promise.all([
    log.input(id),
    grants.ofDecision(id),
    approvals.ofDecision(stored.decision),
    ledger.places(id),
    exceptions.ofDecision(id),
  ]);
  const resumed = approval.approval
    ? await grants.ofApproval(approval.approval.id)
    : [];
  return {
    decision: stored.decision,
    ...(input && { input: JSON.parse(Buffer.from(input).toString('utf8')) }),
    timeline: timelineOf(stored.decision, history, [
      ...lineageOf(stored.run, stored.decision.evaluatedAt),
      ...approval.timeline,
      ...resumptionsOf(id, resumed),
      ...waived,
    ]),
    ...(stored.run && { run: shownRun(stored.run) }),
    ...(approval.approval && { approval: approval.approval }),
    ledger: places,
  };
}

/** Only what holds is answered as a fact; the timeline says what did not. */
function shownRun({ unproven: _unproven, ...run }: Run): DecisionDetail['run'] {
  return run;
}

/** A decision that the caller may read. @throws GuardrailsError `not-found` @internal */
export async function readableDecision(options: {
  caller: Caller;
  id: string;
  log: DecisionLog;
  access: AccessControl;
  approvals?: Pick<ApprovalTimeline, 'maySee'>;
}): Promise<StoredDecision> {
  const { caller, id, log, access, approvals } = options;
  if (!decisionIdSchema.safeParse(id).success) throw notFound(id);
  // The target may have been new when it was judged and have an owner by now.
  const any = await log.get(id, UNRESTRICTED);
  const scope = await access.readScope(caller, any?.decision.target.ref);
  const stored = await log.get(id, scope);
  if (stored) return stored;
  // Whoever is asked to consent reads what it is about; permissions still narrow it.
  const asked = any && (await approvals?.maySee(caller, any.decision));
  const shown = asked
    ? await log.get(id, { ...scope, own: { kind: 'all' } })
    : undefined;
  if (!shown) throw notFound(id);
  return shown;
}

/** The same words, whether there is none or it is not the caller's to read. @internal */
export function notFound(id: string): GuardrailsError {
  return new GuardrailsError({
    code: 'not-found',
    message: `There is no decision ${id} that you may read.`,
  });
}
