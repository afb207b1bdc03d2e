import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ProvisioningHarness } from '../__testUtils__/ProvisioningHarness';
import { removeTemporaryDirectories } from '../__testUtils__/temporaryDirectory';
import { describe } from '../__testUtils__/withTerraform';

jest.setTimeout(120_000);

const CONFIGURATION = 'terraform-configuration';
const checking = [CONFIGURATION, { status: 'checking' }];

describe('what is said of a run', () => {
  afterAll(removeTemporaryDirectories);

  it('ends its check once the plan has a decision', async () => {
    const harness = await ProvisioningHarness.create();
    const { reports } = harness.guardrails;
    const { handle } = await harness.plan();
    expect(reports).toEqual([checking]);
    await harness.apply(handle);
    expect(reports).toEqual([checking, [CONFIGURATION, { status: 'checked' }]]);
  });

  it('is why its check failed, or that it was cancelled, and the run goes the same way where it is not received', async () => {
    const harness = await ProvisioningHarness.create();
    const { reports } = harness.guardrails;
    await writeFile(
      join(harness.root, 'module/broken.tf'),
      'locals { broken = nothing.at_all }',
    );
    await expect(harness.plan()).rejects.toThrow('terraform-failed');
    expect(reports).toEqual([
      checking,
      [
        CONFIGURATION,
        {
          status: 'check-failed',
          detail: expect.stringContaining('[terraform-failed]'),
        },
      ],
    ]);

    const cancelled = AbortSignal.abort();
    reports.length = 0;
    await expect(
      harness.plan({}, harness.step({ signal: cancelled })),
    ).rejects.toThrow();
    expect(reports).toEqual([
      checking,
      [CONFIGURATION, { status: 'cancelled' }],
    ]);

    harness.guardrails.service.reportRun = async () => {
      throw new Error('Not reached');
    };
    await expect(harness.plan()).rejects.toThrow('terraform-failed');
  });

  it('is that it was cancelled, of a plan that was not applied', async () => {
    const harness = await ProvisioningHarness.create();
    const { reports } = harness.guardrails;
    const { handle } = await harness.plan();
    const controller = new AbortController();
    harness.guardrails.answer = () => {
      controller.abort();
      return 'allow';
    };
    await expect(
      harness.apply(handle, harness.step({ signal: controller.signal })),
    ).rejects.toThrow();
    expect(reports.at(-1)).toEqual(['terraform-plan', { status: 'cancelled' }]);
    expect(harness.guardrails.redeemed).toEqual([]);
  });
});
