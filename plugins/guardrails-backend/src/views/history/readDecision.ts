import {
  type DecisionDetail,
  runStateOf,
  type TimelineEvent,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import type { AccessControl } from '../../identity/access';
import type { Caller } from '../../identity/actors';
import {
  readableDecision,
  type DecisionLog,
  type Run,
} from '../../decision/decisions';
import { RunReports, type GrantStore } from '../../governance/grants';
import type { LedgerReader } from '../../record/ledger';
import { applyFactOf } from './applyFactOf';
import type { ApprovalTimeline } from './ApprovalTimeline';
import { checkFactOf } from './checkFactOf';
import { lineageEvents } from './lineageEvents';
import { reportEvents } from './reportEvents';
import { resumptionEvents, buildTimeline } from './buildTimeline';

/**
 * One decision with its input and what happened to it since.
 * What the caller may not read is answered exactly as what does not exist.
 * @internal
 */
export async function readDecision(options: {
  caller: Caller;
  id: string;
  log: DecisionLog;
  grants: Pick<GrantStore, 'ofDecision' | 'ofApproval'>;
  access: AccessControl;
  approvals: ApprovalTimeline;
  ledger: Pick<LedgerReader, 'places'>;
  exceptions: { ofDecision(decision: string): Promise<TimelineEvent[]> };
  records: { knex: Knex };
}): Promise<DecisionDetail> {
  const { id, log, grants, approvals, ledger, exceptions } = options;
  const reports = new RunReports(options.records);
  const stored = await readableDecision(options);
  const [input, history, approval, places, waived, [report], now] =
    await Promise.all([
      log.input(id),
      grants.ofDecision(id),
      approvals.ofDecision(stored.decision),
      ledger.places(id),
      exceptions.ofDecision(id),
      reports.ofDecisions([id]),
      reports.now(),
    ]);
  const resumed = approval.approval
    ? await grants.ofApproval(approval.approval.id)
    : [];
  return {
    decision: stored.decision,
    state: runStateOf({
      outcome: stored.decision.verdict.outcome,
      approval: approval.approval?.state,
      apply: applyFactOf([...history, ...resumed]),
      check: checkFactOf(report, now),
    }),
    ...(input && { input: JSON.parse(Buffer.from(input).toString('utf8')) }),
    timeline: buildTimeline(stored.decision, history, [
      ...lineageEvents(stored.run, stored.decision.evaluatedAt),
      ...reportEvents(report, now),
      ...approval.timeline,
      ...resumptionEvents(id, resumed),
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
