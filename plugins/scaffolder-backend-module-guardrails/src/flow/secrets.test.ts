import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ProvisioningHarness } from '../__testUtils__/ProvisioningHarness';
import { removeTemporaryDirectories } from '../__testUtils__/temporaryDirectory';
import { describe } from '../__testUtils__/withTerraform';

jest.setTimeout(120_000);

const SECRET = 'S3cr3tH4Value12345';
const OTHER = 'An0therV4lue98765';

const CONFIGURATION = `
variable "name" { type = string }
variable "size" {
  type    = string
  default = "small"
}
variable "owner" {
  type    = string
  default = ""
}
resource "terraform_data" "thing" {
  input = { name = var.name, size = var.size, coded = base64encode(var.size) }
}
`;

/** Files below a folder that hold a text. */
async function holding(folder: string, text: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = found.filter(item => item.isFile());
  const held = await Promise.all(
    files.map(async ({ parentPath, name }) => {
      const content = await readFile(join(parentPath, name), 'utf8');
      return content.includes(text) ? [name] : [];
    }),
  );
  return held.flat();
}

function code(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'done',
    error => error.code ?? String(error),
  );
}

describe('a secret of the task as a Terraform variable', () => {
  afterAll(removeTemporaryDirectories);

  it('reaches Terraform, and is in clear in nothing that is sent or kept beside plan and state', async () => {
    const harness = await ProvisioningHarness.create({
      configuration: CONFIGURATION,
    });
    harness.guardrails.obligations = [
      { kind: 'judge-after-apply', resources: [], rules: [] },
    ];
    const data = join(harness.root, 'data');
    const planned = await harness.plan({ secrets: { size: SECRET } });
    expect(await holding(join(data, 'plans'), SECRET)).toEqual([
      'secrets.tfvars.json',
    ]);
    await harness.evaluate(planned.handle);
    await harness.apply(planned.handle);
    expect(await harness.state()).toMatchObject([
      { attributes: { input: { value: { size: SECRET } } } },
    ]);
    expect(await holding(join(data, 'plans'), SECRET)).toEqual([]);
    expect([...harness.guardrails.targets.values()]).toMatchObject([
      { secrets: ['size'], values: { name: 'thing' } },
    ]);

    const said = JSON.stringify([harness.guardrails, harness.log]);
    const coded = Buffer.from(SECRET).toString('base64');
    expect([SECRET, coded].filter(text => said.includes(text))).toEqual([]);
    expect(harness.guardrails.asked.map(({ format }) => format)).toEqual([
      'terraform-configuration',
      'terraform-plan',
      'terraform-state',
    ]);
    expect(harness.guardrails.asked[1].module).toMatchObject({
      values: { name: 'thing', size: null },
    });
    const [, plan, state] = harness.guardrails.evidence.map(text =>
      JSON.parse(text),
    );
    const after = plan.resource_changes[0].change;
    expect(after.after_sensitive.input).toEqual({ size: true, coded: true });
    expect(after.after.input.size).toMatch(/^hmac-sha256:/);
    expect(state.resource_changes[0].change.before.output.size).toBe(
      after.after.input.size,
    );
  });

  it('is bound by its seal, has to be given again, and can be changed and removed', async () => {
    const harness = await ProvisioningHarness.create({
      configuration: CONFIGURATION,
    });
    const apply = async (request: Parameters<typeof harness.plan>[0]) =>
      harness.apply((await harness.plan(request)).handle);
    const workspaces = async (secrets: Record<string, string>) => {
      await harness.evaluate((await harness.plan({ secrets })).handle);
      return harness.guardrails.asked.at(-1)?.workspace;
    };
    const first = await workspaces({ size: SECRET });
    expect(await workspaces({ size: SECRET })).toBe(first);
    expect(await workspaces({ size: OTHER })).not.toBe(first);

    await apply({ secrets: { size: SECRET } });
    for (const request of [{}, { destroy: true }, { values: { name: 'x' } }]) {
      expect(await code(harness.plan(request))).toBe('secret-missing');
    }
    await apply({ secrets: { size: OTHER } });
    expect(await harness.state()).toMatchObject([
      { attributes: { input: { value: { size: OTHER } } } },
    ]);
    await apply({ destroy: true, secrets: { size: OTHER } });
    expect(await harness.state()).toEqual([]);
    const said = JSON.stringify([harness.guardrails, harness.log]);
    expect([SECRET, OTHER].filter(text => said.includes(text))).toEqual([]);
  });

  it('is refused as the owner, as any other value, and where the module takes the mark off', async () => {
    const harness = await ProvisioningHarness.create({
      configuration: CONFIGURATION.replace(
        'name = var.name,',
        'name = nonsensitive(var.name),',
      ),
    });
    const owner = { owner: 'group:default/x' };
    expect(await code(harness.plan({ secrets: owner }))).toBe('secret-refused');
    const leaking = await harness.plan({
      values: {},
      secrets: { name: SECRET },
    });
    expect(await code(harness.evaluate(leaking.handle))).toBe('secret-exposed');
    const equal = await harness.plan({
      values: { name: 'eu-west-1' },
      secrets: { size: 'eu-west-1' },
    });
    expect(await code(harness.evaluate(equal.handle))).toBe('secret-exposed');
    expect(harness.guardrails.evidence.join().includes(SECRET)).toBe(false);
  });

  it('is not in what is recorded of a failed apply', async () => {
    const harness = await ProvisioningHarness.create({
      configuration: `${CONFIGURATION}
resource "terraform_data" "broken" {
  lifecycle {
    postcondition {
      condition     = self.id == "never"
      error_message = "It broke with \${nonsensitive(var.size)}"
    }
  }
}
`,
    });
    const { handle } = await harness.plan({ secrets: { size: SECRET } });
    expect(await code(harness.apply(handle))).toBe('apply-failed');
    const [{ detail }] = harness.guardrails.outcomes;
    expect(detail).toContain('It broke with');
    expect(detail).not.toContain(SECRET);
  });
});
