import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  ProvisioningHarness,
  THING,
} from '../__testUtils__/ProvisioningHarness';
import { processesWith } from '../__testUtils__/processesWith';
import { removeTemporaryDirectories } from '../__testUtils__/temporaryDirectory';
import { waitFor } from '../__testUtils__/waitFor';
import { describe } from '../__testUtils__/withTerraform';

jest.setTimeout(120_000);

describe('a removal that is killed while Terraform destroys', () => {
  afterAll(removeTemporaryDirectories);

  it('is unknown, keeps in the state what is left, and is finished by the next one', async () => {
    const harness = await ProvisioningHarness.create();
    const go = join(
      harness.root,
      'data/state/development/resource%3Adefault%2Fthing/go',
    );
    await writeFile(
      join(harness.root, 'module/main.tf'),
      `${THING}
      resource "terraform_data" "first" {
        depends_on = [terraform_data.slow]
        input      = "first"
      }
      resource "terraform_data" "slow" {
        depends_on = [terraform_data.thing]
        input      = "${go}"
        provisioner "local-exec" {
          when    = destroy
          command = "test -e '\${self.input}' || sleep 61"
        }
      }`,
    );
    await harness.apply((await harness.plan()).handle);
    const { handle } = await harness.plan({ destroy: true });
    const ended = harness.apply(handle).then(
      () => 'applied',
      error => error.code,
    );
    await waitFor(() => processesWith(`test -e '${go}'`).length > 0);
    const leader = await waitFor(async () => {
      const record = await harness.provisioning.plans.read(
        harness.directoryOf(handle),
      );
      const progress = record?.progress;
      return progress?.status === 'applying' && progress.process?.pid;
    });
    process.kill(leader, 'SIGKILL');
    expect(await ended).toBe('apply-interrupted');
    expect(harness.guardrails.outcomes.at(-1)).toMatchObject({
      status: 'unknown',
    });

    await writeFile(go, '');
    const rest = await harness.plan({ destroy: true });
    expect(rest.summary.delete).toBeGreaterThanOrEqual(2);
    await harness.apply(rest.handle);
    expect(await harness.state()).toEqual([]);
    expect(harness.guardrails.outcomes.at(-1)).toMatchObject({
      status: 'applied',
    });
  });
});
