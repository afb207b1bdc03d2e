import { ProvisioningHarness } from '../__testUtils__/ProvisioningHarness';
import { removeTemporaryDirectories } from '../__testUtils__/temporaryDirectory';
import { seekConsent } from '../actions/seekConsent';
import { describe } from '../__testUtils__/withTerraform';

jest.setTimeout(120_000);

describe('a plan that needs approval', () => {
  afterAll(removeTemporaryDirectories);

  it('is asked about with the same workspace in a later task, and with another one once the module changed', async () => {
    const harness = await ProvisioningHarness.create();
    for (const task of ['task-1', 'task-2']) {
      const step = harness.step({ task });
      const { handle } = await harness.plan({}, step);
      await harness.evaluate(handle, step);
    }
    const changed = await ProvisioningHarness.create({
      configuration: '# changed\nresource "terraform_data" "thing" {}\n',
      files: { 'variables.tf': 'variable "name" { type = string }\n' },
    });
    const { handle } = await changed.plan();
    await changed.evaluate(handle);
    const workspaces = [harness, changed].flatMap(({ guardrails }) =>
      guardrails.asked
        .filter(({ format }) => format === 'terraform-plan')
        .map(({ workspace }) => workspace),
    );
    expect(workspaces).toEqual(
      Array(3).fill(expect.stringMatching(/^sha256:[0-9a-f]{64}$/)),
    );
    expect(workspaces[0]).toBe(workspaces[1]);
    expect(workspaces[0]).not.toBe(workspaces[2]);
  });

  it('has its approval asked for once, and is applied only with it', async () => {
    const harness = await ProvisioningHarness.create();
    const { guardrails, provisioning } = harness;
    guardrails.answer = ({ format }) =>
      format === 'terraform-plan' ? 'needs-approval' : 'allow';
    const step = harness.step();
    const { handle } = await harness.plan();
    const decision = await harness.evaluate(handle);
    const seek = (waitSeconds?: number) =>
      seekConsent({
        provisioning,
        step,
        decision,
        input: { plan: handle, waitSeconds },
      });
    expect(await seek()).toEqual({
      outcome: 'needs-approval',
      text: expect.stringContaining(
        '- 1 person of group:default/platform (0 so far)',
      ),
      link: `http://portal.example/guardrails/decisions/${decision.id}`,
    });
    await expect(harness.apply(handle)).rejects.toMatchObject({
      code: 'needs-approval',
      message: expect.stringContaining('Waiting for approval'),
    });
    expect(guardrails.redeemed).toEqual([]);

    const waiting = seek(3_600);
    setTimeout(() => guardrails.approvals.set(decision.id, 'approved'), 1_000);
    expect(await waiting).toMatchObject({ outcome: 'approved' });
    await harness.apply(handle);
    expect(guardrails.redeemed).toHaveLength(1);
  });

  it('says why it is wanted where approval is requested, and nothing where no reason is given', async () => {
    const harness = await ProvisioningHarness.create();
    const { guardrails } = harness;
    const reason = 'Launch on Friday';
    guardrails.answer = ({ format }) =>
      format === 'terraform-configuration' ? 'needs-approval' : 'allow';
    await harness.tryToPlan({ reason });
    guardrails.answer = ({ format }) =>
      format === 'terraform-plan' ? 'needs-approval' : 'allow';
    for (const request of [{ reason }, {}]) {
      const { handle } = await harness.plan(request);
      await expect(harness.apply(handle)).rejects.toMatchObject({
        code: 'needs-approval',
      });
    }
    expect(guardrails.reasons).toEqual([reason, reason, undefined]);
  });

  it.each([
    ['rejected', 'Rejected'],
    ['changes-requested', 'Changes requested'],
  ] as const)(
    'ends the task where it is %s while it waits, and asks for no other approval',
    async (state, word) => {
      const harness = await ProvisioningHarness.create();
      const { guardrails, provisioning } = harness;
      guardrails.answer = ({ format }) =>
        format === 'terraform-plan' ? 'needs-approval' : 'allow';
      const { handle } = await harness.plan();
      const decision = await harness.evaluate(handle);
      const requestApproval = guardrails.service.requestApproval;
      guardrails.service.requestApproval = async (...request) => {
        const approval = await requestApproval(...request);
        guardrails.approvals.set(decision.id, state);
        return approval;
      };
      await expect(
        seekConsent({
          provisioning,
          step: harness.step(),
          decision,
          input: { plan: handle, waitSeconds: 3_600 },
        }),
      ).rejects.toMatchObject({
        code: 'needs-approval',
        message: expect.stringContaining(word),
      });
      expect(guardrails.reasons).toHaveLength(1);
    },
  );

  it('waits no longer than it may', async () => {
    const harness = await ProvisioningHarness.create();
    harness.provisioning.longestWaitMs = 50;
    harness.guardrails.answer = ({ format }) =>
      format === 'terraform-plan' ? 'needs-approval' : 'allow';
    const { handle } = await harness.plan();
    const decision = await harness.evaluate(handle);
    const began = performance.now();
    await seekConsent({
      provisioning: harness.provisioning,
      step: harness.step(),
      decision,
      input: { plan: handle, waitSeconds: 3_600 },
    });
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it('runs nothing of a configuration that waits for approval', async () => {
    const harness = await ProvisioningHarness.create();
    harness.guardrails.answer = ({ format }) =>
      format === 'terraform-configuration' ? 'needs-approval' : 'allow';
    const planned = await harness.tryToPlan();
    expect(planned).toMatchObject({
      status: 'needs-approval',
      approval: { state: 'open' },
    });
    expect(await harness.planDirectories()).toEqual([]);
    expect(harness.log.join('\n')).not.toContain('Initializing');
  });
});
