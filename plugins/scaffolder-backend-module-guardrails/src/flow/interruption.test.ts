import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { isAlive } from '../__testUtils__/isAlive';
import {
  ProvisioningHarness,
  THING,
} from '../__testUtils__/ProvisioningHarness';
import { removeTemporaryDirectories } from '../__testUtils__/temporaryDirectory';
import { waitFor } from '../__testUtils__/waitFor';
import { describeProcess } from './describeProcess';
import { recoverPlans } from './recoverPlans';
import { describe } from '../__testUtils__/withTerraform';

jest.setTimeout(120_000);

/** An apply that takes long enough to be interrupted; the shell of its provisioner notes its own number. */
function slow(mark: string): string {
  return `${THING}
    resource "terraform_data" "slow" {
      depends_on = [terraform_data.thing]
      provisioner "local-exec" {
        command = ": ${mark}; sleep 60; echo done"
      }
    }`;
}

async function startSlowApply(options: {
  grace: string;
  signal?: AbortSignal;
}) {
  const harness = await ProvisioningHarness.create({
    terraform: { interruptGrace: options.grace },
  });
  const { root } = harness;
  const mark = randomUUID();
  await writeFile(join(root, 'module/main.tf'), slow(mark));
  const { handle } = await harness.plan();
  const applying = harness
    .apply(handle, harness.step({ signal: options.signal }))
    .then(
      () => 'applied',
      error => error.code,
    );
  const provisioner = await waitFor(() => processWith(mark));
  const directory = harness.directoryOf(handle);
  const leader = await waitFor(async () => {
    const record = await harness.provisioning.plans.read(directory);
    const progress = record?.progress;
    return progress?.status === 'applying' && progress.process?.pid;
  });
  return { harness, handle, applying, provisioner, leader };
}

/** By its command line: an isolated process does not know the number that it has out here. */
function processWith(mark: string): number | undefined {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(Number)
    .find(pid => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(mark);
      } catch {
        return false;
      }
    });
}

/** A plan takes the state's lock, so it shows whether an interrupted apply left it behind. */
async function expectUsable(harness: ProvisioningHarness): Promise<void> {
  const started = Date.now();
  await harness.plan({}, harness.step({ task: 'task-after' }));
  expect(Date.now() - started).toBeLessThan(30_000);
}

describe('an apply that is cut short', () => {
  afterAll(removeTemporaryDirectories);

  it('ends with the task that is cancelled: no process, no lock, an outcome', async () => {
    const abort = new AbortController();
    const run = await startSlowApply({ grace: '20s', signal: abort.signal });
    abort.abort();
    expect(await run.applying).toBe('apply-interrupted');
    expect([run.leader, run.provisioner].map(isAlive)).toEqual([false, false]);
    expect(run.harness.guardrails.outcomes).toEqual([
      {
        status: 'unknown',
        entity: 'resource:default/thing',
        detail:
          'The apply was stopped half-way: cancelled. Part of the change may exist. Plan again to see what is there.',
      },
    ]);
    // Interrupted, not killed: Terraform wrote down what it had made.
    const state = await run.harness.state();
    expect(state.map(({ attributes }) => attributes.input)).toContainEqual(
      expect.objectContaining({ value: { name: 'thing', size: 'small' } }),
    );
    await expectUsable(run.harness);
    expect(
      await run.harness.apply(run.handle).catch(error => error.code),
    ).toBeDefined();
    expect(run.harness.guardrails.redeemed).toHaveLength(1);
  });

  it('is killed with everything it started when it does not listen', async () => {
    const abort = new AbortController();
    const run = await startSlowApply({ grace: '50ms', signal: abort.signal });
    abort.abort();
    expect(await run.applying).toBe('apply-interrupted');
    await waitFor(() => ![run.leader, run.provisioner].some(isAlive));
    expect(run.harness.guardrails.outcomes).toMatchObject([
      { status: 'unknown' },
    ]);
    await expectUsable(run.harness);
  });

  it('is unknown when something kills Terraform', async () => {
    const run = await startSlowApply({ grace: '20s' });
    process.kill(run.leader, 'SIGKILL');
    expect(await run.applying).toBe('apply-interrupted');
    await waitFor(() => !isAlive(run.provisioner));
    expect(run.harness.guardrails.outcomes).toMatchObject([
      { status: 'unknown' },
    ]);
    await expectUsable(run.harness);
  });

  it('is unknown when the answer to its redemption was lost', async () => {
    const harness = await ProvisioningHarness.create();
    const { service } = harness.guardrails;
    const redeem = service.redeemGrant;
    service.redeemGrant = async (...request) => {
      await redeem(...request);
      throw new Error('socket hang up');
    };
    const { handle } = await harness.plan();
    await expect(harness.apply(handle)).rejects.toThrow('socket hang up');
    const { plans } = harness.provisioning;
    const record = await plans.read(harness.directoryOf(handle));
    expect(record!.progress).toEqual({
      status: 'unknown',
      grant: expect.any(String),
    });
  });

  it('is ended and marked by the next start when the backend was killed', async () => {
    const harness = await ProvisioningHarness.create();
    const { handle } = await harness.plan();
    const { plans } = harness.provisioning;
    const directory = harness.directoryOf(handle);
    const record = (await plans.read(directory))!;
    const orphan = spawn('/bin/sh', ['-c', 'sleep 60 & wait'], {
      detached: true,
      stdio: 'ignore',
    });
    const mark = await describeProcess(orphan.pid!);
    const stranger = spawn('/bin/sleep', ['60'], {
      detached: true,
      stdio: 'ignore',
    });
    const other = await harness.plan();
    const otherDirectory = harness.directoryOf(other.handle);
    await plans.write(directory, {
      ...record,
      progress: { status: 'applying', grant: 'g', process: mark },
    });
    // The number was given out again since: not ours to end.
    await plans.write(otherDirectory, {
      ...record,
      progress: {
        status: 'applying',
        process: { pid: stranger.pid!, startedAt: '1' },
      },
    });
    await recoverPlans({
      plans,
      logger: mockServices.logger.mock(),
      interruptGraceMs: 5_000,
      scheduled: 'plugin:scaffolder',
      // However long ago it began.
      now: new Date(Date.parse(record.expiresAt) + 1),
    });
    await waitFor(() => !isAlive(orphan.pid!));
    expect(isAlive(stranger.pid!)).toBe(true);
    stranger.kill('SIGKILL');
    expect((await plans.read(directory))!.progress).toEqual({
      status: 'unknown',
      grant: 'g',
    });
    expect((await plans.read(otherDirectory))!.progress).toEqual({
      status: 'unknown',
    });
  });
});
