import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ProvisioningHarness } from '../__testUtils__/ProvisioningHarness';
import { removeTemporaryDirectories } from '../__testUtils__/temporaryDirectory';
import { waitFor } from '../__testUtils__/waitFor';
import { describe } from '../__testUtils__/withTerraform';

jest.setTimeout(120_000);

const DAY = 24 * 60 * 60_000;
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

  it('is that it was cancelled between steps, until the next one has begun', async () => {
    const harness = await ProvisioningHarness.create();
    const { reports } = harness.guardrails;
    const task = new AbortController();
    const step = harness.step({ signal: task.signal });
    const { handle } = await harness.plan({}, step);
    const unchecked = await harness.plan({}, step);
    await harness.evaluate(handle, step);
    const applied = await harness.plan({}, step);
    await harness.evaluate(applied.handle, step);
    await harness.apply(applied.handle, step);
    reports.length = 0;
    task.abort();
    await waitFor(() => reports.length === 2);
    expect(reports).toEqual([
      [CONFIGURATION, { status: 'cancelled' }],
      ['terraform-plan', { status: 'cancelled' }],
    ]);
    expect(unchecked.handle).not.toBe(handle);
  });

  it.each([
    [
      'expired',
      '[plan-expired]',
      (harness: ProvisioningHarness) => {
        harness.provisioning.now = () => new Date(Date.now() + 365 * DAY);
      },
    ],
    [
      'is another one than was planned',
      '[plan-changed]',
      (harness: ProvisioningHarness, handle: string) =>
        writeFile(join(harness.directoryOf(handle), 'plan.tfplan'), 'Another'),
    ],
  ])(
    'is why the check failed of a plan that %s, unless it has a decision',
    async (_what, detail, change) => {
      const harness = await ProvisioningHarness.create();
      const { reports } = harness.guardrails;
      const undecided = await harness.plan();
      const decided = await harness.plan();
      await harness.evaluate(decided.handle);
      reports.length = 0;
      for (const { handle } of [undecided, decided]) {
        await change(harness, handle);
        await expect(harness.evaluate(handle)).rejects.toThrow();
        await expect(harness.apply(handle)).rejects.toThrow();
      }
      const failed = [
        CONFIGURATION,
        { status: 'check-failed', detail: expect.stringContaining(detail) },
      ];
      expect(reports).toEqual([failed, failed]);
    },
  );

  it('is that it was cancelled while the plan was proven, of the check or of the decision that it has', async () => {
    const harness = await ProvisioningHarness.create();
    const { reports } = harness.guardrails;
    const { handle } = await harness.plan();
    const cancelled = harness.step({ signal: AbortSignal.abort() });
    await expect(harness.evaluate(handle, cancelled)).rejects.toThrow();
    expect(reports.at(-1)).toEqual([CONFIGURATION, { status: 'cancelled' }]);
    await harness.evaluate(handle);
    await expect(harness.apply(handle, cancelled)).rejects.toThrow();
    expect(reports.at(-1)).toEqual(['terraform-plan', { status: 'cancelled' }]);
  });
});
