import {
  leaseRequestPermission,
  type Lease,
  type LeaseRequest,
} from '@backstage-guardrails/plugin-guardrails-common';
import { sha256, type Judgement } from '@backstage-guardrails/policy-decision';
import {
  FINGERPRINT_VERSION,
  quoteForDisplay,
  type ApprovalRequirement,
  type Digest,
  type Fingerprint,
  type Target,
} from '@backstage-guardrails/policy-model';
import { uuidv7 } from 'uuidv7';
import type { Caller } from '../../../identity/actors';
import type { NewApproval } from '../../approvals';
import { databaseTime, addMilliseconds } from '../../../base/database';
import { normalRef } from '../../../base/refs';
import { withDurableTransaction } from '../../../record/ledger';
import { judgeLease } from './judgeLease';
import type { LeaseDeps } from '../LeaseDeps';
import { ledgerRecordOf } from '../model/ledgerRecordOf';
import { recordDecision } from './recordDecision';
import type { LeaseRow } from '../model/rows';

type NewLease = Omit<LeaseRow, 'seal'>;

/**
 * A person asks for access of their own. Policy says whether they get it, whose consent it needs, or that it is
 * refused; all three are on record.
 * @internal
 */
export async function requestLease(
  deps: LeaseDeps,
  caller: Caller,
  request: LeaseRequest,
): Promise<Lease> {
  await deps.access.require(leaseRequestPermission, caller.credentials);
  const { id: human, ref: person } = await deps.people.human(caller);
  // In an incident nothing is in the way but policy.
  if (!request.breakGlass) {
    await deps.quotas.take(caller.principal, 'decisionsPerHour');
  }
  const started = performance.now();
  const resource = normalRef(request.resource);
  const { provider, environment } = await deps.providers.offer(
    resource,
    request.role,
  );
  const instant = new Date();
  const question = { ...request, resource, environment };
  const judged = await judgeLease(deps, {
    caller,
    humans: [human],
    question,
    instant,
  });
  const { judgement, target, evidence } = judged;
  // Break-glass that policy denies helps in no incident, and each one is on record.
  if (request.breakGlass && judgement.outcome === 'deny') {
    await deps.quotas.take(caller.principal, 'decisionsPerHour');
  }
  const decision = await recordDecision(deps, {
    caller,
    judgement,
    target,
    instant,
    started,
  });
  const now = await databaseTime(deps.knex);
  const row = rowOf({
    deps,
    request: question,
    judgement,
    target,
    now,
    decision,
    person,
    human,
    provider: provider.id,
  });
  await write(
    deps,
    caller,
    row,
    approvalOf({ row, judgement, target, evidence }),
  );
  return deps.store.lease(row.id);
}

async function write(
  deps: Pick<LeaseDeps, 'desk' | 'knex' | 'ledger' | 'seals'>,
  caller: Caller,
  row: NewLease,
  approval: NewApproval | undefined,
): Promise<void> {
  await withDurableTransaction(deps.knex, async transaction => {
    const complete = deps.seals.seal('leases', {
      ...row,
      approval_id: approval
        ? await deps.desk.open(transaction, caller, approval)
        : null,
    });
    await transaction<LeaseRow>('leases').insert(complete);
    const event = row.refused_at === null ? 'requested' : 'refused';
    await deps.ledger.append(transaction, [ledgerRecordOf(complete, event)]);
  });
}

function rowOf(options: {
  deps: LeaseDeps;
  request: LeaseRequest & { environment?: string };
  judgement: Judgement;
  target: Target;
  now: string;
  decision: string;
  person: string;
  human: string;
  provider: string;
}): NewLease {
  const { deps, request, judgement, target, now, decision } = options;
  return {
    id: uuidv7(),
    person: options.person,
    human: options.human,
    provider: options.provider,
    resource: request.resource,
    owner: target.owner ?? null,
    environment: target.environment ?? null,
    role: request.role,
    minutes: request.minutes,
    purpose: request.purpose,
    incident: request.incident ?? null,
    break_glass: request.breakGlass ? 1 : 0,
    decision_id: decision,
    fingerprint: judgement.fingerprint,
    outcome: judgement.outcome,
    approval_id: null,
    requested_at: now,
    start_by: addMilliseconds(now, deps.config.startWithin),
    consented_at: null,
    refused_at: judgement.outcome === 'deny' ? now : null,
    end_reason:
      judgement.outcome === 'deny' ? judgement.headline ?? 'Denied' : null,
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

function approvalOf(options: {
  row: NewLease;
  judgement: Judgement;
  target: Target;
  evidence: string;
}): NewApproval | undefined {
  const { row, judgement, target, evidence } = options;
  if (judgement.outcome !== 'needs-approval') return undefined;
  const { obligations, bundle, parameters } = judgement.verdict;
  return {
    subject: { kind: 'lease', lease: row.id },
    ...(row.break_glass === 1 && { urgent: true as const }),
    fingerprint: judgement.fingerprint as Fingerprint,
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
