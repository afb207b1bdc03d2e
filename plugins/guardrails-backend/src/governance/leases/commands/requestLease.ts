import {
  GuardrailsError,
  type Lease,
  type LeaseRequest,
} from '@backstage-guardrails/plugin-guardrails-common';
import { sha256 } from '@backstage-guardrails/policy-decision';
import {
  FINGERPRINT_VERSION,
  quoteForDisplay,
  type ApprovalRequirement,
  type Digest,
  type Fingerprint,
} from '@backstage-guardrails/policy-model';
import { uuidv7 } from 'uuidv7';
import type { LeasesConfig } from '../../../base/config';
import type { Quotas } from '../../../base/limits';
import { normalRef } from '../../../base/refs';
import { addMilliseconds } from '../../../base/time';
import type { DecisionRecorder } from '../../../decision/decisions';
import type { Caller } from '../../../identity/actors';
import type { Human, People } from '../../../identity/people';
import type { ApprovalService, NewApproval } from '../../approvals';
import { toLeaseRecord } from '../events/toLeaseRecord';
import type { EvaluatedLease, LeaseEvaluator } from '../LeaseEvaluator';
import type { LeaseRow } from '../model/rows';
import type { Providers } from '../Providers';
import type { LeaseStore } from '../store/LeaseStore';

type NewLease = Omit<LeaseRow, 'seal'>;

/**
 * A person asks for access of their own. Policy says whether they get it, whose consent it needs, or that it is
 * refused; all three are on record.
 * @internal
 */
export async function requestLease(
  deps: {
    people: Pick<People, 'human'>;
    quotas: Pick<Quotas, 'take'>;
    providers: Pick<Providers, 'offer'>;
    evaluator: LeaseEvaluator;
    decisions: DecisionRecorder;
    approvals: Pick<ApprovalService, 'open'>;
    store: LeaseStore;
    config: Pick<LeasesConfig, 'startWithin'>;
  },
  caller: Caller,
  request: LeaseRequest,
): Promise<Lease> {
  const human = await deps.people.human(caller);
  // In an incident nothing is in the way but policy.
  if (!request.breakGlass) await takeQuota(deps, caller);
  const started = performance.now();
  const { provider, question } = await findOffer(deps, request);
  const instant = new Date();
  const evaluated = await deps.evaluator.evaluate({
    caller,
    humans: [human.id],
    question,
    instant,
  });
  const { evaluation, target } = evaluated;
  // Break-glass that policy denies helps in no incident, and each one is on record.
  if (request.breakGlass && evaluation.outcome === 'deny') {
    await takeQuota(deps, caller);
  }
  const recorded = await deps.decisions.record({
    caller,
    evaluation,
    target,
    instant,
    started,
  });
  // Without an idempotency key none repeats another one; a lease must never rest on the decision of another request.
  if (recorded.kind !== 'new') throw new TypeError('A repeated decision');
  const now = await deps.store.now();
  const lease = toRow({
    request: question,
    evaluated,
    decision: recorded.id,
    human,
    provider: provider.id,
    now,
    startBy: addMilliseconds(now, deps.config.startWithin),
  });
  await write(deps, { caller, lease, approval: toApproval(lease, evaluated) });
  return deps.store.lease(lease.id);
}

function takeQuota(
  deps: { quotas: Pick<Quotas, 'take'> },
  caller: Caller,
): Promise<void> {
  return deps.quotas.take(caller.principal, 'decisionsPerHour');
}

/** The provider says in which environment its resource is, whatever the caller says. */
async function findOffer(
  deps: { providers: Pick<Providers, 'offer'> },
  request: LeaseRequest,
) {
  const resource = normalRef(request.resource);
  const { provider, environment, unavailable } = await deps.providers.offer(
    resource,
    request.role,
  );
  // No one has to approve what cannot be given.
  if (unavailable !== undefined) {
    throw new GuardrailsError({
      code: 'access-unavailable',
      message: unavailable,
    });
  }
  return { provider, question: { ...request, resource, environment } };
}

/** The lease and the request for its approval are written together or not at all. */
async function write(
  deps: { approvals: Pick<ApprovalService, 'open'>; store: LeaseStore },
  options: { caller: Caller; lease: NewLease; approval?: NewApproval },
): Promise<void> {
  const { caller, lease, approval } = options;
  const { approvals, store } = deps;
  await store.transact(async transaction => {
    const row = await store.insert(transaction, {
      ...lease,
      approval_id: approval
        ? await approvals.open(transaction, caller, approval)
        : null,
    });
    const event = row.refused_at === null ? 'requested' : 'refused';
    await store.record(transaction, {
      entry: toLeaseRecord(row, event),
      announcements: [],
    });
  });
}

function toRow(options: {
  request: LeaseRequest;
  evaluated: EvaluatedLease;
  decision: string;
  human: Human;
  provider: string;
  now: string;
  startBy: string;
}): NewLease {
  const { request, evaluated, human, provider, now } = options;
  const { evaluation, target } = evaluated;
  return {
    id: uuidv7(),
    person: human.ref,
    human: human.id,
    provider,
    resource: request.resource,
    owner: target.owner ?? null,
    environment: target.environment ?? null,
    role: request.role,
    minutes: request.minutes,
    purpose: request.purpose,
    incident: request.incident ?? null,
    break_glass: request.breakGlass ? 1 : 0,
    decision_id: options.decision,
    fingerprint: evaluation.fingerprint,
    outcome: evaluation.outcome,
    approval_id: null,
    requested_at: now,
    start_by: options.startBy,
    consented_at: null,
    refused_at: evaluation.outcome === 'deny' ? now : null,
    end_reason:
      evaluation.outcome === 'deny' ? evaluation.headline ?? 'Denied' : null,
    intended_at: null,
    started_at: null,
    ends_at: null,
    failed_at: null,
    ending_at: null,
    ended_at: null,
    ended_by: null,
    usage: null,
    obstacles: null,
    reviews: 0,
    reviewed_at: null,
    debtor: null,
    revision: 0,
  };
}

function toApproval(
  row: NewLease,
  { evaluation, target, evidence }: EvaluatedLease,
): NewApproval | undefined {
  if (evaluation.outcome !== 'needs-approval') return undefined;
  const { obligations, bundle, parameters } = evaluation.verdict;
  return {
    subject: { kind: 'lease', lease: row.id },
    ...(row.break_glass === 1 && { urgent: true as const }),
    fingerprint: evaluation.fingerprint as Fingerprint,
    fingerprintVersion: FINGERPRINT_VERSION,
    title: `${row.break_glass ? 'Break-glass' : 'Access'} as ${quoteForDisplay(
      row.role,
    )} to ${quoteForDisplay(row.resource)} for ${row.minutes} minutes`,
    reason:
      row.incident === null ? row.purpose : `${row.purpose} (${row.incident})`,
    target: {
      ref: target.ref,
      environment: target.environment,
      owner: target.owner,
    },
    requirements: obligations.flatMap(obligation => {
      if (obligation.kind !== 'approval') return [];
      const { kind: _kind, rules: _rules, ...requirement } = obligation;
      return [requirement satisfies ApprovalRequirement];
    }),
    participants: [{ person: row.person, duty: 'request', source: 'lease' }],
    parts: {
      request: sha256(evidence) as Digest,
      rules: bundle.digest,
      parameters: parameters.digest,
    },
  };
}
