import {
  GuardrailsError,
  type DriftReport,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import { jittered } from '../../../base';
import { databaseTime } from '../../../base/database';
import { addMilliseconds } from '../../../base/time';
import type { Caller } from '../../../identity/actors';
import { recordEvents } from '../../../record';
import { recordApplied } from '../../findings/commands/recordFindings';
import { FindingStore } from '../../findings/store/FindingStore';
import { DECISIONS } from '../../findings/model';
import type { DriftDeps } from '../DriftDeps';
import { toDriftAnnouncement } from '../events/toDriftAnnouncement';
import { toDriftRecord } from '../events/toDriftRecord';
import { summarizeDrift } from '../model/readDrift';
import {
  coverageOfDrift,
  driftedOf,
  driftFindings,
} from '../model/driftFindings';
import type { DriftOfTarget } from '../model/rows';
import { AT_REST, type DriftChange } from '../store/DriftStore';
import { failedCheck } from './failedCheck';
import { readEvaluated, type EvaluatedCheck } from './readEvaluated';
import { requirePoint } from './requirePoint';
import { scopeOf } from './scopeOf';

/** A check that a change came in between of is done again so soon. */
const AGAIN = 60_000;

const UNREAD =
  'A part of the plan could not be read, so it is not known whether anything differs. Plan the target with its template: the decision names the part.';

/**
 * Takes what came of a check, once: with the check at rest, a second report finds none. Where the target was changed
 * since the check was taken, what it saw is of no state that can be named, and it is done again. What exists is said by
 * the decision, which this service made of the evidence itself.
 * @throws GuardrailsError `not-enforcement-point`, `not-found`, `bad-request`
 * @internal
 */
export async function reportCheck(
  deps: DriftDeps,
  caller: Caller,
  report: DriftReport & { run: string },
): Promise<void> {
  await requirePoint(deps, caller);
  const { store } = deps;
  const evaluated =
    report.status === 'evaluated'
      ? await readEvaluated(deps, caller, report)
      : undefined;
  await store.transact(async transaction => {
    const row = await store.ofRun(transaction, report.run);
    if (!row) throw noCheck();
    const now = await databaseTime(transaction);
    if (row.revision !== row.run_revision) {
      await change(transaction, row, {
        ...AT_REST,
        attempts: 0,
        due_at: addMilliseconds(now, AGAIN),
      });
    } else if (report.status === 'failed') {
      await failed(deps, transaction, { row, now, reason: report.reason });
    } else {
      if (evaluated) requireSameTarget(row, evaluated);
      await compared(deps, transaction, { row, now, evaluated });
    }
  });
}

async function failed(
  { config: { interval } }: Pick<DriftDeps, 'config'>,
  transaction: Knex.Transaction,
  options: { row: DriftOfTarget; now: string; reason: string },
): Promise<void> {
  const { row, now, reason } = options;
  const { attempts, revision } = row;
  await change(transaction, row, {
    ...AT_REST,
    ...failedCheck({ attempts, reason, revision, now, interval }),
  });
}

/** A check that could look: what it saw replaces what was known. */
async function compared(
  { config, to }: Pick<DriftDeps, 'config' | 'to'>,
  transaction: Knex.Transaction,
  options: { row: DriftOfTarget; now: string; evaluated?: EvaluatedCheck },
): Promise<void> {
  const { row, now, evaluated } = options;
  const scope = scopeOf(row);
  const known = await new FindingStore(transaction).unresolved({
    ...scope,
    source: DECISIONS,
  });
  const drift = evaluated?.drift ?? [];
  const verdict = evaluated?.decision.verdict ?? { findings: [], skipped: [] };
  const findings = driftFindings({ drift, verdict, known });
  const drifted = driftedOf(drift, findings);
  if (drifted.length === 0 && verdict.skipped.length > 0) {
    // What could not be read may be what has drifted.
    await failed({ config }, transaction, { row, now, reason: UNREAD });
    return;
  }
  const violations = findings.filter(
    ({ disposition }) => disposition === 'enforced',
  ).length;
  const seenAt = row.run_at ?? now;
  await recordApplied(transaction, {
    scope,
    owner: row.owner ?? undefined,
    sightings: [
      {
        decision: evaluated?.decision.id ?? row.run_id ?? '',
        seenAt,
        findings,
        covers: coverageOfDrift({
          drift,
          verdict,
          evaluated: evaluated?.covers ?? (() => 'absent'),
          stands: evaluated?.stands ?? (() => true),
        }),
        moves: new Map(),
      },
    ],
    moment: { at: now, by: row.run_id ?? '' },
    imported: false,
  });
  const since = drifted.length > 0 ? row.since ?? seenAt : null;
  const after: DriftChange = {
    ...AT_REST,
    attempts: 0,
    failure: null,
    failed_at: null,
    failed_revision: null,
    // Between three quarters of the interval and the whole of it: what is checked together drifts apart.
    due_at: addMilliseconds(
      now,
      Math.floor(config.interval / 2 + jittered(config.interval / 2)),
    ),
    status: since === null ? 'in-sync' : 'drifted',
    checked_at: seenAt,
    checked_revision: row.revision,
    since,
    drifted: drifted.length,
    resources: JSON.stringify(summarizeDrift(drifted)),
    violations,
    decision_id: since === null ? null : evaluated?.decision.id ?? null,
    cost:
      since === null || !evaluated?.cost
        ? null
        : JSON.stringify(evaluated.cost),
  };
  await change(transaction, row, after);
  const events = eventsOf({ before: row, after: { ...row, ...after } });
  await recordEvents({ transaction, to, events });
}

function eventsOf(options: {
  before: DriftOfTarget;
  after: DriftOfTarget;
}): Parameters<typeof recordEvents>[0]['events'] {
  const { before, after } = options;
  const { since, drifted, violations } = after;
  if (since === null) {
    return before.since === null
      ? []
      : [
          {
            entry: toDriftRecord(after, 'drift-ended', { since: before.since }),
            announcements: [],
          },
        ];
  }
  const begun = before.since === null;
  const violated = violations > 0 && (begun || before.violations === 0);
  if (!begun && !violated) return [];
  const news = { since, drifted, violations };
  return [
    {
      entry: toDriftRecord(
        after,
        begun ? 'drift-begun' : 'drift-violated',
        news,
      ),
      announcements: [
        ...(begun
          ? [toDriftAnnouncement(after, { topic: 'drift.begun', ...news })]
          : []),
        ...(violated
          ? [toDriftAnnouncement(after, { topic: 'drift.violated', ...news })]
          : []),
      ],
    },
  ];
}

/** The decision is about the target that was taken, or about nothing that counts here. */
function requireSameTarget(
  row: DriftOfTarget,
  { decision: { target } }: EvaluatedCheck,
): void {
  const same =
    target.ref === row.target_ref && target.environment === row.environment;
  if (same) return;
  throw new GuardrailsError({
    code: 'bad-request',
    message: 'The decision is about another target than the check.',
    path: '/decision',
  });
}

async function change(
  transaction: Knex.Transaction,
  row: DriftOfTarget,
  to: DriftChange,
): Promise<void> {
  await transaction('target_drift')
    .where({ target_id: row.target_id, run_id: row.run_id })
    .update(to);
}

function noCheck(): GuardrailsError {
  return new GuardrailsError({
    code: 'not-found',
    message: 'No such check is under way. It ended, or another one began.',
  });
}
