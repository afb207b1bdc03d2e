import { existsSync } from 'node:fs';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  ProvisioningHarness,
  THING,
} from '../__testUtils__/ProvisioningHarness';
import {
  removeTemporaryDirectories,
  temporaryDirectory,
} from '../__testUtils__/temporaryDirectory';
import { it } from '../__testUtils__/withTerraform';

jest.setTimeout(120_000);

/** Every refusal of a template action ends in its code. */
function code(promise: Promise<unknown>): Promise<string | undefined> {
  return promise.then(
    () => undefined,
    error => error.code ?? String(error),
  );
}

/** What a configuration reads of its environment, without the id of the call, which is another one at the apply. */
const ENVIRONMENT =
  'replace(file("/proc/self/environ"), "/GUARDRAILS_CALL=[0-9a-f-]+/", "")';

describe('EmbeddedTerraformRunner', () => {
  afterAll(removeTemporaryDirectories);

  it('gives a configuration that reads its environment nothing to read', async () => {
    const harness = await ProvisioningHarness.create({
      parent: {
        PATH: process.env.PATH,
        BACKEND_SECRET: 'do-not-tell',
        AWS_REGION: 'eu-west-1',
      },
      terraform: { environment: ['AWS_REGION'] },
      configuration: `${THING}
        resource "terraform_data" "environ" {
          input = ${ENVIRONMENT}
        }`,
    });
    const { handle } = await harness.plan();
    await harness.apply(handle);
    const [environ] = (await harness.state()).filter(
      ({ attributes }) =>
        typeof (attributes.input as { value?: unknown })?.value === 'string',
    );
    const { value } = environ.attributes.input as { value: string };
    expect(value).toContain('AWS_REGION=eu-west-1');
    expect(value).not.toContain('do-not-tell');
    // What the operator let in is masked where it would be shown.
    expect(harness.log.join('\n')).not.toContain('AWS_REGION=eu-west-1');
  });

  describe('variables of one environment', () => {
    const reads = `${THING}
      resource "terraform_data" "environ" {
        input = ${ENVIRONMENT}
      }`;

    async function environOf(
      harness: ProvisioningHarness,
      environment: string,
    ): Promise<string> {
      const { handle } = await harness.plan({ environment });
      await harness.apply(handle);
      const found = (await harness.state(environment)).map(({ attributes }) =>
        JSON.stringify(attributes.input),
      );
      return found.join(' ');
    }

    const parent = {
      PATH: process.env.PATH,
      SANDBOX_KEY: 'key-of-sandbox',
      PRODUCTION_KEY: 'key-of-production',
      SHARED: 'shared-by-all',
    };
    const own = (name: string, from: string) => ({
      name,
      class: name,
      terraform: { variables: [{ name: 'CLOUD_KEY', from }] },
    });

    it('reach no other, and the shared list reaches none that has its own', async () => {
      const create = () =>
        ProvisioningHarness.create({
          parent,
          environments: [
            own('sandbox', 'SANDBOX_KEY'),
            own('production', 'PRODUCTION_KEY'),
            { name: 'development', class: 'development' },
          ],
          terraform: { environment: ['SHARED'] },
          configuration: reads,
        });
      const read = {
        sandbox: await environOf(await create(), 'sandbox'),
        production: await environOf(await create(), 'production'),
        development: await environOf(await create(), 'development'),
      };
      expect(read.sandbox).toContain('CLOUD_KEY=key-of-sandbox');
      expect(read.production).toContain('CLOUD_KEY=key-of-production');
      expect(read.development).toContain('SHARED=shared-by-all');
      expect(read.sandbox).not.toMatch(/key-of-production|shared-by-all/);
      expect(read.production).not.toMatch(/key-of-sandbox|shared-by-all/);
      expect(read.development).not.toMatch(/key-of-/);
    });

    test.each(['production', 'not-configured'])(
      'are never the shared ones in %s',
      async environment => {
        const harness = await ProvisioningHarness.create({
          parent,
          terraform: { environment: ['SHARED'] },
        });
        expect(await code(harness.plan({ environment }))).toBe(
          'shared-variables',
        );
        expect(harness.guardrails.asked).toEqual([]);
      },
    );
  });

  it('never runs a planted plugin', async () => {
    const root = await temporaryDirectory();
    const plugin = `#!/bin/sh\ntouch ${join(root, 'ran')}\n`;
    const path =
      'plugins/registry.terraform.io/hashicorp/null/3.2.0/linux_amd64/terraform-provider-null_v3.2.0';
    for (const folder of ['.terraform.d', 'terraform.d']) {
      await mkdir(join(root, folder, path, '..'), { recursive: true });
      await writeFile(join(root, folder, path), plugin, { mode: 0o755 });
    }
    const configuration = `${THING}
      terraform {
        required_providers {
          null = {
            source = "hashicorp/null"
          }
        }
      }
      resource "null_resource" "planted" {}`;
    const harness = await ProvisioningHarness.create({
      configuration,
      parent: { PATH: process.env.PATH, HOME: root },
    });
    expect(await code(harness.plan())).toBe('terraform-failed');
    const bringing = await ProvisioningHarness.create({
      configuration,
      files: { [`terraform.d/${path}`]: plugin },
    });
    expect(await code(bringing.plan())).toBe('module-invalid');
    expect(existsSync(join(root, 'ran'))).toBe(false);
    expect(await harness.planDirectories()).toEqual([]);
  });

  it('keeps plans from everybody else on the machine', async () => {
    const harness = await ProvisioningHarness.create();
    const { handle } = await harness.plan();
    const directory = harness.directoryOf(handle);
    for (const path of ['', 'work', 'data']) {
      expect((await stat(join(directory, path))).mode & 0o077).toBe(0);
    }
    for (const path of ['plan.tfplan', 'record.json', 'work/main.tf']) {
      expect((await stat(join(directory, path))).mode & 0o077).toBe(0);
    }
    expect(directory).not.toContain(handle);
  });

  it('refuses in production unless that is allowed', async () => {
    const production = await ProvisioningHarness.create({
      parent: { PATH: process.env.PATH, NODE_ENV: 'production' },
    });
    expect(await code(production.plan())).toBe('runner-refused');
    const allowed = await ProvisioningHarness.create({
      parent: { PATH: process.env.PATH, NODE_ENV: 'production' },
      terraform: {
        runner: {
          inProduction: 'templates may run Terraform inside this backend',
        },
      },
    });
    expect((await allowed.plan()).summary.create).toBe(1);
  });

  test('says what is missing without a tool', async () => {
    const without = await ProvisioningHarness.create({
      parent: { PATH: '/nowhere::.' },
    });
    await expect(without.plan()).rejects.toThrow(
      'Neither Terraform nor OpenTofu is installed on the machine of the portal. Install one of them on its PATH, or name it in guardrails.terraform.runner.binary. [terraform-missing]',
    );
  });
});
