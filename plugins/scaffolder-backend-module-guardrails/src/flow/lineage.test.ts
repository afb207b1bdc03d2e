import { ProvisioningHarness } from '../__testUtils__/ProvisioningHarness';
import { removeTemporaryDirectories } from '../__testUtils__/temporaryDirectory';
import { describe } from '../__testUtils__/withTerraform';

jest.setTimeout(120_000);

describe('a task that continues another one', () => {
  afterAll(removeTemporaryDirectories);

  it('says so of its configuration and of its plan, whichever step asks', async () => {
    const harness = await ProvisioningHarness.create();
    const { handle } = await harness.plan(
      {},
      harness.step({ task: 'task-2', resumes: 'task-1' }),
    );
    // The steps after the plan are not told; the plan knows.
    const step = harness.step({ task: 'task-2' });
    const decision = await harness.evaluate(handle, step);
    const applied = await harness.apply(handle, step);
    expect(applied.decision.id).toBe(decision.id);
    expect(
      harness.guardrails.asked.map(({ format, run }) => [format, run]),
    ).toEqual([
      [
        'terraform-configuration',
        expect.objectContaining({ task: 'task-2', resumes: 'task-1' }),
      ],
      [
        'terraform-plan',
        expect.objectContaining({ task: 'task-2', resumes: 'task-1' }),
      ],
    ]);
  });

  it('says nothing where it continues none', async () => {
    const harness = await ProvisioningHarness.create();
    const { handle } = await harness.plan();
    await harness.evaluate(handle);
    expect(harness.guardrails.asked.map(({ run }) => run?.resumes)).toEqual([
      undefined,
      undefined,
    ]);
  });
});
