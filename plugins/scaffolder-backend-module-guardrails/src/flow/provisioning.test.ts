import { appendFile, copyFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  DEVELOPER,
  ProvisioningHarness,
  THING,
} from '../__testUtils__/ProvisioningHarness';
import {
  removeTemporaryDirectories,
  temporaryDirectory,
} from '../__testUtils__/temporaryDirectory';
import { ActionError } from '../errors';
import { it, terraform } from '../__testUtils__/withTerraform';

jest.setTimeout(120_000);

/** Every refusal of a template action ends in its code. */
function code(promise: Promise<unknown>): Promise<string | undefined> {
  return promise.then(
    () => undefined,
    error => error.code ?? String(error),
  );
}

describe('provisioning with real Terraform', () => {
  afterAll(removeTemporaryDirectories);

  it('plans, judges, applies, changes and removes a target', async () => {
    const harness = await ProvisioningHarness.create();
    const created = await harness.plan();
    expect(created.summary).toEqual({
      create: 1,
      update: 0,
      replace: 0,
      delete: 0,
    });
    const decision = await harness.evaluate(created.handle);
    const applied = await harness.apply(created.handle);
    expect(applied.decision.id).toBe(decision.id);
    expect(harness.guardrails.asked.map(asked => asked.format)).toEqual([
      'terraform-configuration',
      'terraform-plan',
    ]);
    expect(await harness.state()).toMatchObject([
      { attributes: { input: { value: { name: 'thing', size: 'small' } } } },
    ]);

    // Day 2: module, environment and the other values come from the record.
    const changed = await harness.plan({
      module: undefined,
      environment: undefined,
      values: { size: 'large' },
    });
    expect(changed).toMatchObject({
      summary: { update: 1 },
      environment: 'development',
      module: 'thing',
    });
    await harness.apply(changed.handle);
    expect(await harness.state()).toMatchObject([
      { attributes: { input: { value: { name: 'thing', size: 'large' } } } },
    ]);

    const removal = await harness.plan({ destroy: true });
    expect(removal.summary).toMatchObject({ delete: 1 });
    await harness.apply(removal.handle);
    expect(await harness.state()).toEqual([]);
    expect(await code(harness.plan({ destroy: true }))).toBe('target-unknown');

    expect(harness.guardrails.outcomes.map(({ status }) => status)).toEqual([
      'applied',
      'applied',
      'applied',
    ]);
    expect(new Set(harness.guardrails.redeemed.map(b => b.plan)).size).toBe(3);
  });

  it('asks for the decision itself where the template left it out, and obeys it', async () => {
    const harness = await ProvisioningHarness.create();
    const { handle } = await harness.plan();
    harness.guardrails.answer = () => 'deny';
    const error = await harness.apply(handle).catch(refusal => refusal);
    expect(error.message.split('\n')).toEqual([
      '✗ Denied: 1 finding',
      '',
      '1. Resources must be in an allowed region (mandatory, placement/allowed-regions)  ',
      '   terraform_data.environment: us-east-1 is not an allowed region.  ',
      '   Fix: Choose eu-west-1.',
      '',
      expect.stringMatching(
        /^Decision: http:\/\/portal.example\/guardrails\/decisions\/[0-9a-f-]+ \[denied\]$/,
      ),
    ]);
    // The scaffolder writes the stack into the task's log.
    expect(error.stack).toBe(error.message);
    const other = await ProvisioningHarness.create();
    const second = await other.plan();
    other.guardrails.answer = () => 'needs-approval';
    expect(await code(other.apply(second.handle))).toBe('needs-approval');
    // An outcome nobody has heard of yet is no permission.
    other.guardrails.answer = () => 'allow';
    const third = await other.plan({}, other.step({ task: 'task-2' }));
    other.guardrails.answer = () => 'later' as 'allow';
    expect(
      await code(other.apply(third.handle, other.step({ task: 'task-2' }))),
    ).toBeDefined();
    expect(harness.guardrails.redeemed).toEqual([]);
    expect(other.guardrails.redeemed).toEqual([]);
  });

  it('runs nothing of a configuration that is denied', async () => {
    const harness = await ProvisioningHarness.create();
    harness.guardrails.answer = ({ format }) =>
      format === 'terraform-configuration' ? 'deny' : 'allow';
    expect(await code(harness.plan())).toBe('denied');
    expect(await harness.planDirectories()).toEqual([]);
    expect(harness.log.join('\n')).not.toContain('Initializing');
  });

  it('shows the decision service every file that either tool would read', async () => {
    const harness = await ProvisioningHarness.create({
      files: { 'main.tofu': THING, 'more.tofu.json': '{}' },
    });
    const shown: string[] = [];
    const { service } = harness.guardrails;
    const { putEvidence } = service;
    service.putEvidence = async (bytes, options) => {
      shown.push(Buffer.from(bytes).toString('utf8'));
      return putEvidence(bytes, options);
    };
    await harness.plan();
    expect(Object.keys(JSON.parse(shown[0]).files)).toEqual([
      'main.tf',
      'main.tofu',
      'more.tofu.json',
    ]);
  });

  it('refuses a plan file that was swapped for another', async () => {
    const harness = await ProvisioningHarness.create();
    const small = await harness.plan();
    const large = await harness.plan({ values: { name: 'x', size: 'large' } });
    await copyFile(
      join(harness.directoryOf(large.handle), 'plan.tfplan'),
      join(harness.directoryOf(small.handle), 'plan.tfplan'),
    );
    expect(await code(harness.apply(small.handle))).toBe('plan-changed');
    expect(harness.guardrails.redeemed).toEqual([]);
  });

  it.each([
    ['a changed module file', 'work/main.tf'],
    ['other variables', 'work/guardrails.auto.tfvars.json'],
    ['other backend settings', 'data/terraform.tfstate'],
    ['another CLI configuration', 'cli.tfrc'],
  ])('refuses %s between plan and apply', async (_name, path) => {
    const harness = await ProvisioningHarness.create();
    const { handle } = await harness.plan();
    await appendFile(join(harness.directoryOf(handle), path), ' ');
    expect(await code(harness.apply(handle))).toBe('workspace-changed');
    expect(harness.guardrails.redeemed).toEqual([]);
  });

  it('refuses an added file and another tool between plan and apply', async () => {
    const tools = await temporaryDirectory();
    const tool = join(tools, 'terraform');
    await writeFile(tool, `#!/bin/sh\nexec ${terraform} "$@"\n`, {
      mode: 0o700,
    });
    const harness = await ProvisioningHarness.create({
      terraform: { runner: { binary: tool } },
    });
    const { handle } = await harness.plan();
    const planted = await harness.plan();
    await writeFile(
      join(harness.directoryOf(planted.handle), 'work/more.tf'),
      '',
    );
    expect(await code(harness.apply(planted.handle))).toBe('workspace-changed');
    await appendFile(tool, '# changed\n');
    expect(await code(harness.apply(handle))).toBe('workspace-changed');
  });

  it('applies a plan once, whoever comes how often', async () => {
    const harness = await ProvisioningHarness.create();
    const { handle } = await harness.plan();
    const answers = await Promise.all([
      code(harness.apply(handle)),
      code(harness.apply(handle)),
    ]);
    // As the second one finds the plan used, or already what it was to change.
    expect(answers).toContain(undefined);
    expect(answers).toContainEqual(
      expect.stringMatching(/^(plan-already-used|target-claimed)$/),
    );
    for (const again of [harness.apply(handle), harness.evaluate(handle)]) {
      const error = await again.catch(refusal => refusal);
      expect(error.code).toBe('plan-already-used');
      expect(error.message).not.toContain(harness.root);
    }
    expect(harness.guardrails.redeemed).toHaveLength(1);
    expect(harness.guardrails.outcomes).toHaveLength(1);
  });

  it('knows a handle only for its own task, person and time', async () => {
    const harness = await ProvisioningHarness.create();
    const { handle } = await harness.plan();
    const { apply, step } = {
      apply: harness.apply.bind(harness),
      step: harness.step.bind(harness),
    };
    expect(await code(apply(handle, step({ task: 'task-2' })))).toBe(
      'plan-of-another-task',
    );
    expect(
      await code(apply(handle, step({ user: 'user:default/other' }))),
    ).toBe('plan-of-another-task');
    expect(await code(apply('../../etc/passwd'))).toBe('plan-unknown');
    expect(await code(apply('A'.repeat(43)))).toBe('plan-unknown');
    harness.provisioning.now = () => new Date(Date.now() + 25 * 3_600_000);
    expect(await code(apply(handle))).toBe('plan-expired');
  });

  it('keeps a target in its environment, module and hands', async () => {
    const harness = await ProvisioningHarness.create();
    const { handle } = await harness.plan({
      environment: 'production',
      values: { name: 'thing', owner: 'group:default/payments' },
    });
    await harness.apply(handle);
    expect(await code(harness.plan({ environment: 'sandbox' }))).toBe(
      'target-conflict',
    );
    expect(await code(harness.plan({ environment: 'development' }))).toBe(
      'target-conflict',
    );
    expect(
      await code(
        harness.plan({
          environment: undefined,
          values: { owner: 'group:default/search' },
        }),
      ),
    ).toBe('owner-refused');
    harness.person.groups = ['group:default/search'];
    expect(await code(harness.plan({ environment: undefined }))).toBe(
      'owner-refused',
    );
    harness.person.groups = ['group:default/platform'];
    const changed = await harness.plan({ environment: undefined });
    // They left the team in between.
    harness.person.groups = [];
    expect(await code(harness.apply(changed.handle))).toBe('owner-refused');
  });

  it('proves no plan whose files were removed by another apply of it', async () => {
    const harness = await ProvisioningHarness.create();
    const { handle } = await harness.plan();
    await rm(join(harness.directoryOf(handle), 'plan.tfplan'));
    const error = await harness.apply(handle).catch(refusal => refusal);
    expect(error.code).toBe('plan-already-used');
    expect(error.message).not.toContain(harness.root);
  });

  it('claims the target with the grant, as what it is, and ends the claim with the outcome', async () => {
    const harness = await ProvisioningHarness.create();
    const { targets } = harness.guardrails;
    const entry = () => [...targets.values()][0];
    const planned = await harness.plan({
      values: { name: 'thing', owner: '' },
    });
    expect(targets.size).toBe(0);
    await harness.apply(planned.handle);
    expect(entry()).toMatchObject({
      ref: 'resource:default/thing',
      environment: 'development',
      state: 'active',
      module: 'thing',
      values: { name: 'thing', owner: '' },
      owner: undefined,
      initiator: DEVELOPER,
    });
    // Another team, between plan and apply and from the start.
    const change = await harness.plan({ values: { size: 'large' } });
    harness.guardrails.yours = () => false;
    expect(await code(harness.apply(change.handle))).toBe('owner-refused');
    expect(await code(harness.plan({ destroy: true }))).toBe('owner-refused');
    harness.guardrails.yours = () => true;

    // Two plans of one new name: the second finds it claimed.
    const target = 'resource:default/raced';
    const [first, second] = [
      await harness.plan({ target }),
      await harness.plan({ target }),
    ];
    const redeem = harness.guardrails.service.redeemGrant;
    harness.guardrails.service.redeemGrant = async (id, ...rest) => {
      harness.guardrails.service.redeemGrant = redeem;
      await redeem(id, ...rest);
      expect(await code(harness.apply(second.handle))).toBe('target-claimed');
      expect(await code(harness.plan({ target }))).toBe('target-claimed');
    };
    await harness.apply(first.handle);
    expect(harness.guardrails.redeemed).toHaveLength(2);
  });

  test('plans nothing before the targets of an earlier version are imported', async () => {
    const harness = await ProvisioningHarness.create();
    const complete = jest.fn(async () => {
      throw new ActionError('targets-not-imported', 'Not yet.');
    });
    harness.provisioning.imported = { complete };
    expect(await code(harness.plan())).toBe('targets-not-imported');
    expect(harness.guardrails.asked).toEqual([]);
  });

  it('plans nothing where another name was typed to confirm', async () => {
    const harness = await ProvisioningHarness.create();
    const { handle } = await harness.plan({ confirmation: 'thing' });
    await harness.apply(handle);
    for (const confirmation of ['', 'check', 'checkout ', 'Checkout']) {
      expect(await code(harness.plan({ destroy: true, confirmation }))).toBe(
        'confirmation-missing',
      );
    }
    expect(
      await code(harness.plan({ destroy: true, confirmation: 'thing' })),
    ).toBeUndefined();
  });

  it('takes nothing but declared values, and never as code', async () => {
    const harness = await ProvisioningHarness.create();
    await expect(
      harness.plan({ values: { name: 1, region: 'x', __proto__x: true } }),
    ).rejects.toThrow(
      'Values for module "thing": "name" must be a string; "region" is not a variable of the module; "__proto__x" is not a variable of the module. [variables-invalid]',
    );
    const name = '${file("/etc/passwd")}" } resource "x" "y" {';
    const { handle } = await harness.plan({ values: { name } });
    await harness.apply(handle);
    expect(await harness.state()).toMatchObject([
      { attributes: { input: { value: { name } } } },
    ]);
    expect(
      await code(
        harness.plan({ target: 'resource:default/y', module: '../module' }),
      ),
    ).toBe('module-unknown');
    for (const target of ['thing', 'resource:default/../x', 'A:b/c']) {
      expect(await code(harness.plan({ target }))).toBe('target-unknown');
    }
    expect(
      await code(
        harness.plan({ target: 'resource:default/y', environment: '..' }),
      ),
    ).toBe('variables-invalid');
  });
});
