import type { RuleId } from '@backstage-guardrails/policy-model';
import { CHECKOUT, people } from '../../GuardrailsHarness';
import type { Stage } from '../Stage';

const { DEVELOPER, OTHER, PLATFORM } = people;
const DESCRIBED = 'catalog/has-description' as RuleId;
const TOPIC = 'guardrails.approval';
const LONG_AGO = '2020-01-01T00:00:00.000Z';

/** What the service does from time to time by itself, and what operators make it do. */
export async function operations(stage: Stage): Promise<void> {
  const { transcript, knex } = stage;

  transcript.section('Announcements');
  transcript.refusing.add(TOPIC);
  const asked = await transcript.step('A receiver refuses an event', () =>
    stage.asked({ ref: 'component:default/refund-api' }),
  );
  transcript.refusing.delete(TOPIC);
  const operator = stage.harness.as(PLATFORM);
  const [undelivered] = (await operator.listUndelivered({})).items;
  await transcript.refused(
    'A person who is no operator resends the event',
    () => stage.harness.as(DEVELOPER).resendUndelivered(undelivered.id),
  );
  await transcript.step('An operator resends the event', () =>
    operator.resendUndelivered(undelivered.id),
  );
  await transcript.step('Due deliveries are sent', () =>
    stage.trigger('guardrails-announce'),
  );

  transcript.section('Schedule');
  for (const [title, task] of [
    ['A checkpoint is signed and anchored', 'guardrails-ledger-checkpoint'],
    ['There is nothing new to sign', 'guardrails-ledger-checkpoint'],
    ['The log is watched', 'guardrails-ledger-watch'],
    ['The log is checked', 'guardrails-ledger-check'],
    ['The policy in force is archived', 'guardrails-keep-policy'],
    ['Configured groups are checked', 'guardrails-watch-groups'],
    ['Retention finds nothing old', 'guardrails-retention'],
    ['Findings are filled from kept decisions', 'guardrails-findings'],
    ['Earlier decisions are counted', 'guardrails-insights'],
    ['Entities of the catalog are swept', 'guardrails-sweep'],
  ]) {
    await transcript.step(title, () => stage.trigger(task));
  }
  const { items } = await stage.harness.as(DEVELOPER).listFindings({
    filter: { entity: CHECKOUT, rule: DESCRIBED },
  });
  await transcript.step('An entity is evaluated for an exception', () =>
    stage.harness.as(DEVELOPER).decideOnFinding(items[0].id),
  );
  await transcript.refused('Another team evaluates the entity', () =>
    stage.harness.as(OTHER).decideOnFinding(items[0].id),
  );
  const [first, second] = await knex('decisions')
    .whereNotIn('id', knex('grants').select('decision_id'))
    .orderBy('id')
    .limit(2);
  await knex('decisions')
    .where({ id: first.id })
    .update({ recorded_at: LONG_AGO });
  await knex('decisions')
    .where({ id: second.id })
    .update({
      recorded_at: new Date(Date.now() - 100 * 86_400_000).toISOString(),
    });
  await knex('evidence').update({ expires_at: LONG_AGO });
  await transcript.step('Retention removes old records', () =>
    stage.trigger('guardrails-retention'),
  );

  stage.loseAnchor();
  await transcript.step('An anchor fails', () =>
    stage.trigger('guardrails-ledger-checkpoint'),
  );

  transcript.section('Forgery');
  await knex('approvals').where({ id: asked.id }).update({ title: 'Forged' });
  await transcript.refused('A forged request is approved', () =>
    stage.consent(asked.id, { by: PLATFORM }),
  );
}
