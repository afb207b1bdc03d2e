import type { ExceptionRequest } from '@backstage-guardrails/plugin-guardrails-common';
import { ruleIdSchema } from '@backstage-guardrails/policy-model';
import { inDays, REGIONS } from '../../ExceptionScenario';
import { CHECKOUT, people } from '../../GuardrailsHarness';
import type { Stage } from '../Stage';

const { DEVELOPER, OTHER, PLATFORM, SECURITY } = people;
const CONTROLLED = 'component:default/payout-api';
const reason = 'The customer is there.';

/** Exceptions from the request to their end, and requests for another policy. */
export async function exceptions(stage: Stage): Promise<void> {
  const { transcript, knex } = stage;
  const as = (person: string) => stage.harness.as(person);
  const ask = async (
    changes: Partial<ExceptionRequest> & { ref?: string } = {},
  ) => {
    const { ref = CHECKOUT, ...rest } = changes;
    const { id } = await stage.needsApproval({ ref, region: 'us-east-2' });
    return as(DEVELOPER).requestException({
      decision: id,
      rule: REGIONS,
      reason,
      control: { kind: 'statement', text: 'We look after it by hand.' },
      until: inDays(30),
      ...rest,
    });
  };
  const granted = async (changes: Parameters<typeof ask>[0] = {}) => {
    const exception = await ask(changes);
    await stage.consent(exception.approval, { by: SECURITY });
    return exception;
  };
  const tick = () => stage.trigger('guardrails-exceptions');

  transcript.section('Exceptions');
  const exception = await transcript.step('An exception is requested', () =>
    ask(),
  );
  await transcript.refused('An exception ends in the past', () =>
    ask({ until: inDays(-1) }),
  );
  await transcript.step('An exception is granted', () =>
    stage.consent(exception.approval, { by: SECURITY }),
  );
  await transcript.step('An exception is used', async () => {
    const decision = await stage.needsApproval({ region: 'us-east-2' });
    const grant = await stage.task().mintGrant({
      decision: decision.id,
      binding: stage.bound('task-1'),
    });
    await stage.task().redeemGrant(grant.id, stage.bound('task-1'));
  });
  await transcript.step('Open exceptions are counted', () =>
    stage.trigger('guardrails-exception-debt'),
  );
  await transcript.refused('Another team revokes an exception', () =>
    as(OTHER).revokeException(exception.id, { reason }),
  );
  await transcript.step('An exception is revoked', () =>
    as(SECURITY).revokeException(exception.id, { reason }),
  );
  const refused = await ask({ ref: 'component:default/billing-api' });
  await transcript.step('An exception is refused', () =>
    stage.consent(refused.approval, { by: SECURITY, kind: 'reject' }),
  );

  const ending = await granted({ ref: 'component:default/refund-api' });
  await knex('exceptions')
    .where({ id: ending.id })
    .update({ notice_at: inDays(-1), until: inDays(13.9) });
  await transcript.step('An exception ends soon', tick);
  await knex('exceptions')
    .where({ id: ending.id })
    .update({ notice_at: inDays(-1), until: inDays(-0.1) });
  await transcript.step('An exception has ended', tick);

  const control: ExceptionRequest['control'] = {
    kind: 'rule-passes',
    text: 'It stays tagged.',
    rule: ruleIdSchema.parse('ownership/required-tags'),
  };
  const controlled = await granted({
    ref: CONTROLLED,
    control,
  });
  await transcript.step('A compensating control holds', tick);
  await knex('exceptions')
    .where({ id: controlled.id })
    .update({ control_due_at: inDays(-1) });
  await transcript.step('A compensating control holds again', tick);
  const change = { ref: CONTROLLED, region: 'us-east-2' };
  const carriedOut = await stage.needsApproval(change);
  const grant = await stage.task().mintGrant({
    decision: carriedOut.id,
    binding: stage.bound('task-1'),
  });
  await stage.task().redeemGrant(grant.id, stage.bound('task-1'));
  await stage.task().reportOutcome(grant.id, { status: 'applied' });
  const untagged = await stage.needsApproval({ ...change, tags: {} });
  // As if it had been applied under other rules.
  await knex('grants')
    .where({ id: grant.id })
    .update({ decision_id: untagged.id });
  await knex('exceptions')
    .where({ id: controlled.id })
    .update({ control_due_at: inDays(-1) });
  await transcript.step('A compensating control fails', tick);

  transcript.section('Requests for another policy');
  const wish = { kind: 'rule' as const, wanted: 'Another region', reason };
  const asked = await transcript.step('A policy change is requested', () =>
    as(DEVELOPER).requestPolicy(wish),
  );
  await transcript.refused(
    'A policy change request names an unknown decision',
    () => as(DEVELOPER).requestPolicy({ ...wish, decision: 'none' }),
  );
  await transcript.step('A policy owner approves', () =>
    stage.consent(asked.approval, { by: PLATFORM }),
  );
}
