import { sha256 } from '@backstage-guardrails/policy-decision';
import { people } from '../../GuardrailsHarness';
import { environmentDrift, environmentPlan } from '../../plans';
import type { Stage } from '../Stage';

const { DEVELOPER, LEAD, PLATFORM } = people;
const SCAFFOLDER = 'plugin:scaffolder';
const LONG_AGO = '2026-01-01T00:00:00.000Z';
const REF = 'resource:default/drifting';
const OWNER = 'group:default/payments';
const target = { ref: REF, environment: 'sandbox' };

/** Whether a target is as it was applied, from its first check to its removal. */
export async function drift(stage: Stage): Promise<void> {
  const { transcript, knex } = stage;
  const runner = () => stage.harness.asPluginItself(SCAFFOLDER);
  const apply = async () => {
    const client = stage.task(DEVELOPER);
    const bound = stage.bound('drifting');
    const { id: decision } = await client.decide(
      stage.request({
        evidence: { document: environmentPlan() },
        target: { ...target, lifetime: { hours: 72, owner: OWNER } },
        run: { task: 'drifting' },
        workspace: bound.workspace,
        module: { id: 'm', digest: sha256('module'), values: {} },
      }),
    );
    const { id } = await client.mintGrant({ decision, binding: bound });
    await client.redeemGrant(id, {
      ...bound,
      claim: { module: 'm', values: {}, owner: OWNER },
    });
    await client.reportOutcome(id, { status: 'applied' });
  };
  const take = async () => {
    const [{ id }] = await stage.harness.as(LEAD).getTarget(REF);
    await knex('target_drift').update({ due_at: '2999-01-01T00:00:00.000Z' });
    await knex('target_drift')
      .where({ target_id: id })
      .update({ due_at: LONG_AGO });
    return (await runner().takeDriftCheck())!;
  };

  transcript.section('Drift');
  await apply();
  await transcript.step('Targets get a first check', () =>
    runner().takeDriftCheck(),
  );
  await transcript.refused('A person takes a check', () =>
    stage.harness.as(LEAD).takeDriftCheck(),
  );
  const failing = await transcript.step('A check is taken', take);
  await transcript.step('A check cannot look', () =>
    runner().reportDriftCheck(failing.run, {
      status: 'failed',
      reason: 'The state is locked.',
    }),
  );
  await transcript.refused('A check that is over is reported', () =>
    runner().reportDriftCheck(failing.run, { status: 'in-sync' }),
  );
  const drifted = await take();
  const { id: decision } = await runner().decide(
    stage.request({
      evidence: { document: environmentDrift({ region: 'us-east-1' }) },
      format: 'terraform-state',
      target,
      run: { task: drifted.run },
    }),
  );
  await transcript.step('Drift begins', () =>
    runner().reportDriftCheck(drifted.run, { status: 'evaluated', decision }),
  );
  const back = await take();
  await transcript.step('Drift ends', () =>
    runner().reportDriftCheck(back.run, { status: 'in-sync' }),
  );
  await stage.harness.as(PLATFORM).releaseTarget(REF, {
    environment: target.environment,
    exists: false,
    reason: 'It was removed.',
  });
  await transcript.step('A target with checks is gone', () =>
    stage.trigger('guardrails-drift'),
  );
  await transcript.step('Targets without a check get one again', () =>
    stage.trigger('guardrails-drift-targets'),
  );
}
