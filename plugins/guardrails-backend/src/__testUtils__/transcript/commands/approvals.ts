import { tomorrow } from '../../ApprovalScenario';
import { CHECKOUT, people } from '../../GuardrailsHarness';
import type { Stage } from '../Stage';

const { DEVELOPER, LEAD, OTHER, PLATFORM, SECURITY } = people;
const BILLING = 'component:default/billing-api';
const LEDGER = 'component:default/ledger-api';
const REFUND = 'component:default/refund-api';
const reason = 'You know this region.';
const changes = { kind: 'request-changes', reason } as const;

/** Passkeys, delegations, and requests for approval from the question to their use. */
export async function approvals(stage: Stage): Promise<void> {
  const { transcript } = stage;
  const as = (person: string) => stage.harness.as(person);

  transcript.section('Passkeys');
  await transcript.step('A passkey is enrolled', () => stage.enrol(PLATFORM));
  await transcript.refused('A passkey is enrolled without an attestation', () =>
    as(LEAD).enrolPasskey({ name: 'Laptop', response: {} }),
  );
  await transcript.refused('A challenge names an unknown request', () =>
    as(LEAD).passkeyChallenge({
      purpose: 'consent',
      approval: 'none',
      kind: 'approve',
    }),
  );
  await stage.enrol(OTHER);
  const [old] = await as(OTHER).listPasskeys();
  await transcript.refused('A passkey of another person is revoked', () =>
    as(LEAD).revokePasskey(old.id),
  );
  await transcript.step('A passkey is revoked', () =>
    as(OTHER).revokePasskey(old.id),
  );

  transcript.section('Delegations');
  const given = await transcript.step('A delegation is created', () =>
    as(LEAD).delegate({ to: OTHER, until: tomorrow() }),
  );
  await transcript.refused('A person delegates to themselves', () =>
    as(LEAD).delegate({ to: LEAD, until: tomorrow() }),
  );
  await transcript.refused('A third person revokes a delegation', () =>
    as(SECURITY).revokeDelegation(given.id),
  );
  await transcript.step('A delegation is revoked', () =>
    as(LEAD).revokeDelegation(given.id),
  );

  transcript.section('Approvals');
  const decision = await stage.needsApproval();
  const request = await transcript.step('Approval is requested', () =>
    stage.task().requestApproval({ decision: decision.id, reason }),
  );
  await transcript.step('The same approval is requested again', () =>
    stage.task().requestApproval({ decision: decision.id, reason }),
  );
  const allowed = await stage.allowed('allowed');
  await transcript.refused('Approval is requested for an allowed change', () =>
    stage.task().requestApproval({ decision: allowed.id }),
  );
  await transcript.refused('The requester approves', () =>
    stage.consent(request.id, { by: DEVELOPER }),
  );
  await transcript.step('An approver approves', () =>
    stage.consent(request.id, { by: PLATFORM }),
  );
  await transcript.step('An approver withdraws their approval', () =>
    as(PLATFORM).withdrawApproval(request.id, { what: 'consent' }),
  );
  await transcript.refused('An approval is withdrawn twice', () =>
    as(PLATFORM).withdrawApproval(request.id, { what: 'consent' }),
  );
  await transcript.step('An approver reassigns the request', () =>
    as(PLATFORM).handOver(request.id, { to: OTHER, reason }),
  );
  await transcript.refused('The request is reassigned to the requester', () =>
    as(OTHER).handOver(request.id, { to: DEVELOPER, reason }),
  );
  await transcript.step('The request is returned', () =>
    as(OTHER).handBack(request.id, { from: PLATFORM }),
  );
  await transcript.refused('The request is returned twice', () =>
    as(OTHER).handBack(request.id, { from: PLATFORM }),
  );
  await stage.consent(request.id, { by: PLATFORM });
  const grant = await transcript.step(
    'A grant is minted with the approval',
    () =>
      stage.task().mintGrant({
        decision: decision.id,
        binding: stage.bound('task-1'),
      }),
  );
  await transcript.step('The approval is used', () =>
    stage.task().redeemGrant(grant.id, stage.bound('task-1')),
  );

  await stage.asked({ ref: BILLING });
  await transcript.step('Another change supersedes a request', () =>
    stage.asked({ ref: BILLING, region: 'us-west-1' }),
  );
  const rejected = await stage.asked({ ref: BILLING, region: 'us-west-2' });
  await transcript.step('An approver rejects', () =>
    stage.consent(rejected.id, { by: PLATFORM, kind: 'reject' }),
  );
  await transcript.refused('A rejected request is approved', () =>
    stage.consent(rejected.id, { by: OTHER }),
  );
  const corrected = await stage.asked({ ref: BILLING, region: 'us-west-2' });
  await transcript.refused('The requester requests changes', () =>
    as(DEVELOPER).consent(corrected.id, {
      ...changes,
      fingerprint: corrected.fingerprint,
    }),
  );
  await transcript.step('An approver requests changes', () =>
    as(PLATFORM).consent(corrected.id, {
      ...changes,
      fingerprint: corrected.fingerprint,
    }),
  );
  await transcript.refused('A request with requested changes is approved', () =>
    stage.consent(corrected.id, { by: OTHER }),
  );
  const withdrawn = await stage.asked({ ref: LEDGER });
  await transcript.step('The requester withdraws the request', () =>
    as(DEVELOPER).withdrawApproval(withdrawn.id, { what: 'request' }),
  );

  const signed = await stage.asked({
    ref: CHECKOUT,
    environment: 'production',
  });
  await transcript.refused(
    'A change to production is approved without a passkey',
    () =>
      as(PLATFORM).consent(signed.id, {
        kind: 'approve',
        fingerprint: signed.fingerprint,
      }),
  );
  await transcript.step('An approver approves with a passkey', () =>
    stage.consent(signed.id, { by: PLATFORM }),
  );

  const times = ['requested_at', 'expires_at', 'due_at'];
  const waiting = await stage.asked({ ref: REFUND });
  await stage.age('approvals', { ...waiting, minutes: 31, columns: times });
  await transcript.step('A request is escalated', () =>
    stage.trigger('guardrails-approvals'),
  );
  await stage.age('approvals', {
    ...waiting,
    minutes: 60 * 24 * 4,
    columns: [...times],
  });
  await transcript.step('A request expires', () =>
    stage.trigger('guardrails-approvals'),
  );
}
