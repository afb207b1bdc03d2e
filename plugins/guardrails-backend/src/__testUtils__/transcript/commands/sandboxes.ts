import { people } from '../../GuardrailsHarness';
import { environmentPlan, environmentRemoval } from '../../plans';
import { rewrite } from '../../seals';
import type { Stage } from '../Stage';

const { DEVELOPER, LEAD, SECURITY } = people;
const SCAFFOLDER = 'plugin:scaffolder';
const LONG_AGO = '2026-01-01T00:00:00.000Z';
const OWNER = 'group:default/payments';
const REF = 'resource:default/lab';
const reason = 'As agreed.';

/** Targets that end by themselves, from their creation to their end. */
export async function sandboxes(stage: Stage): Promise<void> {
  const { transcript, knex } = stage;
  const as = (person: string) => stage.harness.as(person);
  const runner = () => stage.harness.asPluginItself(SCAFFOLDER);
  const carryOut = async (
    client: ReturnType<typeof runner>,
    options: { task: string; document: object; destroy?: boolean },
  ) => {
    const { task, document, destroy } = options;
    const { id: decision } = await client.decide(
      stage.request({
        evidence: { document },
        target: {
          ref: REF,
          environment: 'sandbox',
          ...(!destroy && { lifetime: { hours: 72, owner: OWNER } }),
        },
        run: { task },
      }),
    );
    const bound = stage.bound(task);
    const { id } = await client.mintGrant({ decision, binding: bound });
    await client.redeemGrant(id, {
      ...bound,
      claim: { module: 'm', values: {}, owner: OWNER, destroy },
    });
    await client.reportOutcome(id, { status: 'applied' });
  };
  const over = () =>
    rewrite(knex, 'sandboxes', {
      change: { ends_at: LONG_AGO, due_at: LONG_AGO },
    });

  transcript.section('Sandboxes');
  await transcript.step('A sandbox is created', () =>
    carryOut(stage.task(DEVELOPER), {
      task: 'sandbox',
      document: environmentPlan(),
    }),
  );
  const { items } = await as(LEAD).listSandboxes({ filter: { entity: REF } });
  const [{ id }] = items;
  await transcript.step('A sandbox is extended', () =>
    as(LEAD).extendSandbox(id, { reason }),
  );
  await transcript.refused('Another team extends a sandbox', () =>
    as(SECURITY).extendSandbox(id, { reason }),
  );
  await transcript.refused('Another team ends a sandbox', () =>
    as(SECURITY).endSandbox(id, { reason }),
  );
  await rewrite(knex, 'sandboxes', { change: { notice_at: LONG_AGO } });
  await transcript.step('The end of a sandbox is near', () =>
    stage.trigger('guardrails-sandboxes'),
  );
  await transcript.step('A sandbox is ended', () =>
    as(LEAD).endSandbox(id, { reason }),
  );
  await transcript.refused('A person takes the end of a sandbox', () =>
    as(LEAD).takeSandboxEnd(),
  );
  const failed = await transcript.step('The end of a sandbox is taken', () =>
    runner().takeSandboxEnd(),
  );
  await transcript.step('The end of a sandbox fails', () =>
    runner().reportSandboxEnd(failed!.run, { status: 'failed', reason }),
  );
  await transcript.refused('An attempt that is over is reported', () =>
    runner().reportSandboxEnd(failed!.run, { status: 'failed', reason }),
  );
  await over();
  const stopped = await runner().takeSandboxEnd();
  await transcript.step('The end of a sandbox is stopped', () =>
    runner().reportSandboxEnd(stopped!.run, { status: 'stopped', reason }),
  );
  await as(LEAD).endSandbox(id, { reason });
  const last = await runner().takeSandboxEnd();
  await transcript.step('A sandbox is destroyed at its end', () =>
    carryOut(runner(), {
      task: last!.run,
      document: environmentRemoval('environment'),
      destroy: true,
    }),
  );
}
