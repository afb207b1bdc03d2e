import { setTimeout } from 'node:timers/promises';
import { people } from '../../GuardrailsHarness';
import type { Stage } from '../Stage';

const { DEVELOPER, SECURITY } = people;

/** Recorded decisions beside another policy: nothing of it is on the ledger, and nothing is announced. */
export async function whatIfs(stage: Stage): Promise<void> {
  const { transcript } = stage;
  const reader = stage.harness.as(SECURITY);
  const request = {
    // Nothing was decided in this hour: what is written does not depend on the steps before.
    since: '2020-01-01T00:00:00Z',
    until: '2020-01-01T01:00:00Z',
    over: 'active',
    parameters: { version: 'guardrails/parameters/v1' },
  } as const;

  transcript.section('What-ifs');
  // Read in the database: a step has the same requests however long it takes.
  const { id } = await transcript.step('A what-if is started', async () => {
    const started = await reader.startWhatIf(request);
    for (;;) {
      const row = await stage
        .knex('what_ifs')
        .where({ id: started.id })
        .first();
      if (row.outcome !== null) return started;
      await setTimeout(20);
    }
  });
  await transcript.refused('A person who reads for one team starts one', () =>
    stage.harness.as(DEVELOPER).startWhatIf(request),
  );
  await transcript.step('One that has ended is cancelled', () =>
    reader.cancelWhatIf(id),
  );
  await transcript.refused('A what-if of another person is cancelled', () =>
    stage.harness.as(DEVELOPER).cancelWhatIf(id),
  );
}
