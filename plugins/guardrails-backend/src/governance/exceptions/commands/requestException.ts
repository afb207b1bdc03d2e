import type {
  ExceptionRequest,
  Participant,
} from '@backstage-guardrails/plugin-guardrails-common';
import { sha256 } from '@backstage-guardrails/policy-decision';
import {
  quoteForDisplay,
  type Decision,
  type Input,
  type RuleId,
} from '@backstage-guardrails/policy-model';
import { uuidv7 } from 'uuidv7';
import type { Caller } from '../../../identity/actors';
import { withDurableTransaction } from '../../../record/ledger';
import { databaseTime } from '../../../base/database';
import { requireRecorded } from '../../../decision/decisions';
import type { Human } from '../../../identity/people';
import { toContract } from '../model/toContract';
import {
  EXCEPTION_FINGERPRINT_VERSION,
  computeFingerprint,
  hashParts,
} from '../model/computeFingerprint';
import { decisionFor } from './decisionFor';
import type { ExceptionDeps } from '../ExceptionDeps';
import type { ExceptionRow } from '../model/rows';
import { sanitizeReadable } from '../model/sanitizeReadable';
import { toControl } from '../controls/toControl';
import { computeCoverage, type Coverage } from '../model/computeCoverage';
import { readsOf } from '../model/readsOf';
import { refuseRecorded } from '../model/refuseRecorded';
import { invalid } from '../model/invalid';
import type { ExceptionTarget, FindTarget } from './ownTarget';
import { renewedBy } from '../store/renewedBy';
import { computeEnd } from '../model/computeEnd';

type Draft = Omit<ExceptionRow, 'fingerprint' | 'approval_id' | 'seal'>;

const undecided = {
  granted_at: null,
  granted_by: null,
  refused_at: null,
  revoked_at: null,
  revoked_by: null,
  revoked_reason: null,
  control_failed_at: null,
  control_failures: 0,
  control_due_at: null,
  notice_at: null,
  carried_rule_digest: null,
  carried_at: null,
  carried_coverage: null,
  ended_because: null,
  ended_bundle: null,
  ended_at: null,
  revision: 0,
};

/** An exception that nobody was asked for yet. */
type DraftedException = {
  draft: Draft;
  target: ExceptionTarget;
  participants: Participant[];
};

/**
 * What a caller asks for. Rule, target, resources and values are those of the decision; the caller says why, until when
 * and what is done instead.
 * @throws GuardrailsError
 * @internal
 */
export async function draftException(
  deps: Pick<
    ExceptionDeps,
    'access' | 'config' | 'knex' | 'log' | 'people' | 'policy' | 'seals'
  > & { findTarget: FindTarget },
  caller: Caller,
  request: ExceptionRequest,
): Promise<DraftedException> {
  const human = await deps.people.human(caller);
  const stored = await decisionFor(deps, caller, request.decision);
  await requireRecorded({ ...deps, stored, verdict: true });
  const { decision } = stored;
  refuseRecorded(decision);
  const { principal } = caller;
  const input = await readInput(deps, decision);
  const target = await deps.findTarget({ human, principal, stored, input });
  const now = await databaseTime(deps.knex);
  const coverage = computeCoverage({ ...request, verdict: decision.verdict });
  const renewed = await renewedBy(deps, {
    renews: request.renews,
    rule: request.rule,
    target,
    coverage,
    now,
  });
  const draft: Draft = {
    id: uuidv7(),
    rule: request.rule,
    rule_digest: requireRuleRevision(deps, request, decision),
    reads: await recordReads(deps, { input, rule: request.rule, coverage }),
    severity: coverage.severity,
    ...targetColumns(target),
    resources: JSON.stringify(coverage.resources),
    bounds: JSON.stringify(coverage.bounds),
    until: computeEnd({ ...request, now, longest: deps.config.longest }),
    reason: requireReason(request),
    control: JSON.stringify(
      toControl({
        control: request.control,
        waived: request.rule,
        ofEntity: target.uid !== undefined,
        rules: deps.policy.bundle.rules.map(({ id }) => id),
        trusted: deps.config.controls.trusted,
      }),
    ),
    maximum_uses: requireUses(request, target),
    uses: 0,
    renews: renewed[0]?.id ?? null,
    decision_id: decision.id,
    requester: human.ref,
    requested_at: now,
    ...undecided,
  };
  const participants = listParticipants({ human, decision, renewed });
  return { draft, target, participants };
}

/** Writes the exception and the request for its approval. @internal */
export async function openException(
  deps: Pick<
    ExceptionDeps,
    'approvals' | 'knex' | 'ledger' | 'policy' | 'seals'
  >,
  caller: Caller,
  { draft, target, participants }: DraftedException,
): Promise<string> {
  const fingerprint = computeFingerprint(draft, sha256);
  const { value } = deps.policy.parameters;
  await withDurableTransaction(deps.knex, async transaction => {
    const approval = await deps.approvals.open(transaction, caller, {
      subject: { kind: 'exception', exception: draft.id },
      fingerprint,
      fingerprintVersion: EXCEPTION_FINGERPRINT_VERSION,
      title: `Exception from ${draft.rule} for ${quoteForDisplay(target.ref)}${
        target.environment === undefined
          ? ''
          : ` in ${quoteForDisplay(target.environment)}`
      } until ${draft.until.slice(0, 10)}`,
      reason: draft.reason,
      target: {
        ref: target.ref,
        environment: target.environment,
        owner: target.owner,
      },
      requirements: value[target.environmentClass].exceptionApprovers,
      participants,
      parts: hashParts(draft, sha256),
    });
    await transaction<ExceptionRow>('exceptions').insert(
      deps.seals.seal('exceptions', {
        ...draft,
        approval_id: approval,
        fingerprint,
      }),
    );
    await deps.ledger.append(transaction, [
      {
        kind: 'exception',
        subjects: {
          exception: draft.id,
          approval,
          decision: draft.decision_id,
        },
        payload: {
          event: 'requested',
          fingerprint,
          contract: toContract({
            ...draft,
            approval_id: approval,
            fingerprint,
          }),
          control: JSON.parse(draft.control),
          maximumUses: draft.maximum_uses,
          reason: draft.reason,
          requester: draft.requester,
          renews: draft.renews,
        },
      },
    ]);
  });
  return draft.id;
}

/** A decision by other rules than those in force is no ground: what was found then need not be found now. */
function requireRuleRevision(
  deps: Pick<ExceptionDeps, 'policy'>,
  request: ExceptionRequest,
  decision: Decision,
): string {
  const { bundle } = deps.policy;
  const rule = bundle.rules.find(({ id }) => id === request.rule);
  if (rule && decision.verdict.bundle.digest === bundle.digest) {
    return rule.digest;
  }
  throw invalid(
    'The rules have changed since the decision. Request a new decision.',
    '/decision',
  );
}

async function readInput(
  deps: Pick<ExceptionDeps, 'log'>,
  decision: Decision,
): Promise<Pick<Input, 'subject'>> {
  const input = await deps.log.input(decision.id);
  if (!input || sha256(input) !== decision.verdict.input.digest) {
    throw invalid(
      'The input of the decision is not stored any more. Request a new decision.',
      '/decision',
    );
  }
  return JSON.parse(Buffer.from(input).toString('utf8'));
}

/** What the exception binds to, by the input that it is requested for. */
async function recordReads(
  deps: Pick<ExceptionDeps, 'policy'>,
  options: { input: Pick<Input, 'subject'>; rule: RuleId; coverage: Coverage },
): Promise<string> {
  const { input, rule, coverage } = options;
  const reads = await deps.policy.reads(rule);
  const { subject } = input;
  return JSON.stringify(
    readsOf({ reads, resources: coverage.resources, subject }),
  );
}

function requireReason(request: ExceptionRequest): string {
  const reason = sanitizeReadable(request.reason);
  if (reason === '') throw invalid('Say why.', '/reason');
  return reason;
}

/** Nothing is applied to an entity that is looked at, so nothing would ever count a use. */
function requireUses(
  { maximumUses }: ExceptionRequest,
  { uid }: ExceptionTarget,
): number | null {
  if (uid === undefined || maximumUses === undefined) {
    return maximumUses ?? null;
  }
  throw invalid(
    'An exception for an entity of the catalog has no uses to count. Leave them out.',
    '/maximumUses',
  );
}

function targetColumns(target: ExceptionTarget) {
  return {
    target_uid: target.uid ?? null,
    target_ref: target.ref,
    target_owner: target.owner ?? null,
    environment: target.environment ?? null,
    environment_class: target.environmentClass,
    account: target.account ?? null,
  };
}

/** Whoever asked for the change or wrote it, asks for the exception, or granted the one before, cannot grant it. */
function listParticipants(options: {
  human: Human;
  decision: Decision;
  renewed: Pick<ExceptionRow, 'id' | 'granted_by'>[];
}): Participant[] {
  const { human, decision, renewed } = options;
  return [
    { person: human.ref, duty: 'request', source: 'the request' },
    ...(decision.actor.kind === 'human'
      ? [
          {
            person: decision.actor.ref,
            duty: 'author' as const,
            source: `decision ${decision.id}`,
          },
        ]
      : []),
    ...renewed.flatMap(row =>
      (JSON.parse(row.granted_by ?? '[]') as string[]).map(person => ({
        person,
        duty: 'approve' as const,
        source: `exception ${row.id}, which is renewed`,
      })),
    ),
  ];
}
