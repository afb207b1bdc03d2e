import { sha256 } from '@backstage-guardrails/policy-decision';
import { allowed, denied } from '../../plans';
import { people, SEARCH } from '../../GuardrailsHarness';
import type { Stage } from '../Stage';

const { DEVELOPER, LEAD, PLATFORM } = people;
const SCAFFOLDER = 'plugin:scaffolder';
const NEW = 'component:default/new-api';
const AFTERWARDS = { format: 'terraform-state' };
const emptyState = {
  format_version: '1.0',
  terraform_version: '1.11.0',
  values: { root_module: {} },
};

const preview = {
  target: { environment: 'sandbox' },
  subject: { format: 'terraform-plan', document: allowed },
};

/** From the evidence of a change to its outcome. */
export async function changes(stage: Stage): Promise<void> {
  const { transcript } = stage;
  const task = () => stage.task();
  const bytes = Buffer.from(JSON.stringify(allowed));

  transcript.section('Evidence and decisions');
  const evidence = await transcript.step('Evidence is uploaded', () =>
    task().putEvidence(bytes),
  );
  await transcript.step('Evidence with another digest is refused', async () => {
    const token = stage.harness.taskToken(DEVELOPER);
    const answer = await stage.send('PUT /evidence', {
      token,
      body: allowed,
      headers: {
        'content-digest': `sha-256=:${Buffer.alloc(32).toString('base64')}:`,
      },
    });
    return expectRefused(answer);
  });
  await transcript.step('A change is allowed', () =>
    task().decide(stage.request({ evidence: { digest: evidence.digest } })),
  );
  await transcript.step('A change is denied', () =>
    task().decide(
      stage.request({
        evidence: { document: denied },
        target: { environment: 'production' },
      }),
    ),
  );
  await transcript.step('A change needs approval', () => stage.needsApproval());
  await transcript.step('A state file is audited', () =>
    task().decide(
      stage.request({ evidence: { document: emptyState }, ...AFTERWARDS }),
    ),
  );
  const once = stage.request({ idempotencyKey: 'once' });
  await transcript.step('A decision is requested with an idempotency key', () =>
    task().decide(once),
  );
  await transcript.step('The same request is sent again', () =>
    task().decide(once),
  );
  await transcript.refused('The key is sent with another request', () =>
    task().decide({ ...once, target: { environment: 'production' } }),
  );
  await transcript.refused('Evidence does not exist', () =>
    task().decide(stage.request({ evidence: { digest: sha256('nothing') } })),
  );
  await transcript.step('A form is previewed', () =>
    stage.harness.as(DEVELOPER).preview(preview),
  );
  await transcript.refused('A preview names an unknown module', () =>
    stage.harness
      .as(DEVELOPER)
      .preview({ ...preview, subject: { module: 'nothing', values: {} } }),
  );
  const choices = {
    module: 'environment',
    values: {},
    field: 'region',
    candidates: ['eu-west-1'],
    target: preview.target,
  };
  await transcript.step('The choices of a form are previewed', () =>
    stage.harness.as(DEVELOPER).previewChoices(choices),
  );
  await transcript.refused('Choices name an unknown module', () =>
    stage.harness
      .as(DEVELOPER)
      .previewChoices({ ...choices, module: 'nothing' }),
  );
  await transcript.step('Values are sealed for an enforcement point', () =>
    task().seal(['a secret']),
  );
  await transcript.refused('A person seals values', () =>
    stage.harness.as(DEVELOPER).seal(['a secret']),
  );

  transcript.section('Grants');
  const decision = await stage.allowed('first');
  const check = await task().decide(
    stage.request({
      format: 'terraform-configuration',
      evidence: { document: { files: { 'main.tf.json': '{}' } } },
    }),
  );
  await transcript.step('A run goes on after a decision', () =>
    task().reportRun(check.id, { status: 'checking' }),
  );
  await transcript.step('Its check is complete', () =>
    task().reportRun(check.id, { status: 'checked' }),
  );
  await transcript.refused('A person reports a run', () =>
    stage.harness.as(DEVELOPER).reportRun(check.id, { status: 'check-failed' }),
  );
  const grant = await transcript.step('A grant is minted', () =>
    task().mintGrant({ decision: decision.id, binding: stage.bound('first') }),
  );
  await transcript.refused('A person mints a grant', () =>
    stage.harness
      .as(DEVELOPER)
      .mintGrant({ decision: decision.id, binding: stage.bound('first') }),
  );
  await transcript.refused('Another task redeems the grant', () =>
    task().redeemGrant(grant.id, stage.bound('another')),
  );
  await transcript.step('A grant is redeemed', () =>
    task().redeemGrant(grant.id, stage.bound('first')),
  );
  await transcript.refused('A grant is redeemed a second time', () =>
    task().redeemGrant(grant.id, stage.bound('first')),
  );
  await transcript.refused('An outcome names an entity of another team', () =>
    task().reportOutcome(grant.id, { status: 'applied', entity: SEARCH }),
  );
  await transcript.step('An outcome is reported', () =>
    task().reportOutcome(grant.id, { status: 'applied' }),
  );
  await transcript.step('The entity is reported after the outcome', () =>
    task().reportOutcome(grant.id, {
      status: 'applied',
      entity: 'component:default/checkout-api',
    }),
  );
  await transcript.refused('Another outcome is reported', () =>
    task().reportOutcome(grant.id, { status: 'failed' }),
  );
  const lost = await stage.redeemed('lost');
  await stage.age('grants', {
    id: lost,
    minutes: 60 * 24 * 30,
    columns: ['minted_at', 'expires_at', 'redeemed_at'],
  });
  await transcript.step('A grant without an outcome times out', () =>
    stage.trigger('guardrails-give-up-outcomes'),
  );

  transcript.section('Targets');
  const claim = { module: 'environment', values: { name: 'new' } };
  const make = await stage.allowed('make', NEW);
  const making = await task().mintGrant({
    decision: make.id,
    binding: stage.bound('make'),
  });
  await transcript.step('A target is claimed with its grant', () =>
    task().redeemGrant(making.id, { ...stage.bound('make'), claim }),
  );
  const late = await stage.allowed('late', NEW);
  const second = await task().mintGrant({
    decision: late.id,
    binding: stage.bound('late'),
  });
  await transcript.refused('A claimed target is claimed again', () =>
    task().redeemGrant(second.id, { ...stage.bound('late'), claim }),
  );
  await transcript.step('A claim ends with its outcome', () =>
    task().reportOutcome(making.id, { status: 'applied' }),
  );
  const release = {
    environment: 'sandbox',
    reason: 'It is gone.',
    exists: false,
  };
  await transcript.refused('Another team releases a target', () =>
    stage.task(people.SECURITY).releaseTarget(NEW, release),
  );
  await transcript.step('A target is released', () =>
    stage.harness.as(LEAD).releaseTarget(NEW, release),
  );
  const body = {
    targets: [
      {
        ref: 'component:default/imported',
        environment: 'sandbox',
        module: 'environment',
        values: {},
        owner: 'group:default/payments',
      },
    ],
  };
  await transcript.step('Targets are imported by an enforcement point', () =>
    stage.send('POST /target-imports', {
      token: stage.harness.pluginToken(SCAFFOLDER),
      body,
    }),
  );
  await transcript.step('The same targets are imported again', () =>
    stage.send('POST /target-imports', {
      token: stage.harness.pluginToken(SCAFFOLDER),
      body,
    }),
  );
  await transcript.step('A person imports targets', async () =>
    expectRefused(
      await stage.send('POST /target-imports', {
        token: stage.harness.token(PLATFORM),
        body,
      }),
    ),
  );
}

function expectRefused({ status, code }: { status: number; code?: string }) {
  if (status < 400) throw new Error(`Answered ${status} ${code}`);
}
