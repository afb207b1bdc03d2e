import { bundleWith } from '../../bundleWith';
import { inDays, REGIONS } from '../../ExceptionScenario';
import { people } from '../../GuardrailsHarness';
import { rewrite } from '../../seals';
import type { Stage } from '../Stage';

const { DEVELOPER, SECURITY } = people;
const UPGRADED = 'component:default/ledger-api';

/** The first start, and one with a policy that gives rules other digests and with requests from before. */
export async function start(stage: Stage): Promise<void> {
  const { transcript } = stage;
  transcript.section('Start');
  const earlier = await bundleWith({ digests: 'earlier' });
  await transcript.step('The service starts for the first time', () =>
    stage.start(earlier),
  );
  const decision = await stage.needsApproval({
    ref: UPGRADED,
    region: 'us-east-2',
  });
  const exception = await stage.harness.as(DEVELOPER).requestException({
    decision: decision.id,
    rule: REGIONS,
    reason: 'The customer is there.',
    control: { kind: 'statement', text: 'We look after it by hand.' },
    until: inDays(30),
  });
  await stage.consent(exception.approval, { by: SECURITY });
  const open = await stage.asked({ ref: UPGRADED });
  await stage.stop();
  await rewrite(stage.knex, 'approvals', {
    where: { id: open.id },
    change: { fingerprint_version: null },
  });
  await transcript.step('The service starts after an upgrade', () =>
    stage.start(),
  );
  await stage.stop();
  await transcript.step('The service starts again', () => stage.start());
}
