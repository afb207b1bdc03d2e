import type {
  ExceptionRequest,
  Participant,
} from '@backstage-guardrails/plugin-guardrails-common';
import {
  quoteForDisplay,
  type Decision,
} from '@backstage-guardrails/policy-model';
import { uuidv7 } from 'uuidv7';
import type { Caller } from '../../../identity/actors';
import { withDurableTransaction } from '../../../record/ledger';
import { databaseTime } from '../../../base/database';
import { requireRecorded } from '../../../decision/decisions';
import type { Human } from '../../../identity/people';
import { contractOf } from '../model/contractOf';
import {
  EXCEPTION_FINGERPRINT_VERSION,
  fingerprintOf,
  partsOf,
} from '../model/fingerprintOf';
import { decisionFor } from './decisionFor';
import type { ExceptionDeps } from '../ExceptionDeps';
import type { ExceptionRow } from '../model/rows';
import { wordsOf } from '../model/wordsOf';
import { controlOf } from '../model/controlOf';
import { coverageOf } from '../model/coverageOf';
import { invalid } from '../model/invalid';
import { ownTarget, type ExceptionTarget } from './ownTarget';
import { renewedBy } from '../store/renewedBy';
import { untilOf } from '../model/untilOf';

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
  revision: 0,
};

/**
 * Opens an exception and the request for its approval. Rule, target, resources and values are those of the
 * decision; the caller says why, until when and what is done instead.
 * @internal
 */
export async function requestException(
  deps: Pick<
    ExceptionDeps,
    | 'access'
    | 'catalog'
    | 'config'
    | 'desk'
    | 'environments'
    | 'knex'
    | 'ledger'
    | 'log'
    | 'people'
    | 'policy'
    | 'registry'
    | 'seals'
  >,
  caller: Caller,
  request: ExceptionRequest,
): Promise<string> {
  const human = await deps.people.human(caller);
  const stored = await decisionFor(deps, caller, request.decision);
  await requireRecorded({ ...deps, stored, verdict: true });
  const { principal } = caller;
  const target = await ownTarget(deps, { human, principal, stored });
  const now = await databaseTime(deps.knex);
  const coverage = coverageOf({ ...request, decision: stored.decision });
  const renewed = await renewedBy(deps, {
    ...request,
    target,
    coverage,
    now,
    renews: request.renews,
  });
  const draft: Draft = {
    id: uuidv7(),
    rule: request.rule,
    rule_digest: revisionOf(deps, request, stored.decision),
    severity: coverage.severity,
    ...columnsOf(target),
    resources: JSON.stringify(coverage.resources),
    bounds: JSON.stringify(coverage.bounds),
    until: untilOf({ ...request, now, longest: deps.config.longest }),
    reason: reasonOf(request),
    control: JSON.stringify(
      controlOf({
        control: request.control,
        waived: request.rule,
        rules: deps.policy.bundle.rules.map(({ id }) => id),
        trusted: deps.config.controls.trusted,
      }),
    ),
    maximum_uses: request.maximumUses ?? null,
    uses: 0,
    renews: renewed[0]?.id ?? null,
    decision_id: stored.decision.id,
    requester: human.ref,
    requested_at: now,
    ...undecided,
  };
  const participants = participantsOf({
    human,
    decision: stored.decision,
    renewed,
  });
  return open(deps, { caller, draft, target, participants });
}

async function open(
  deps: Pick<ExceptionDeps, 'desk' | 'knex' | 'ledger' | 'policy' | 'seals'>,
  options: {
    caller: Caller;
    draft: Draft;
    target: ExceptionTarget;
    participants: Participant[];
  },
): Promise<string> {
  const { caller, draft, target, participants } = options;
  const fingerprint = fingerprintOf(draft);
  const { value } = deps.policy.parameters;
  await withDurableTransaction(deps.knex, async transaction => {
    const approval = await deps.desk.open(transaction, caller, {
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
      parts: partsOf(draft),
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
          contract: contractOf({
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
function revisionOf(
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
    'The rules have changed since the decision. Ask for a new decision.',
    '/decision',
  );
}

function reasonOf(request: ExceptionRequest): string {
  const reason = wordsOf(request.reason);
  if (reason === '') throw invalid('Say why.', '/reason');
  return reason;
}

function columnsOf(target: ExceptionTarget) {
  return {
    target_ref: target.ref,
    target_owner: target.owner ?? null,
    environment: target.environment ?? null,
    environment_class: target.environmentClass,
    account: target.account ?? null,
  };
}

/** Whoever asked for the change or wrote it, asks for the exception, or granted the one before, cannot grant it. */
function participantsOf(options: {
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
