import type { JsonObject } from '@backstage/types';
import { ProvisioningHarness } from '../__testUtils__/ProvisioningHarness';
import { removeTemporaryDirectories } from '../__testUtils__/temporaryDirectory';
import { RecordedPlans } from './RecordedPlans';

const plan: JsonObject = {
  format_version: '1.2',
  terraform_version: '1.11.4',
  resource_changes: [
    { mode: 'managed', change: { actions: ['create'] } },
    { mode: 'data', change: { actions: ['read'] } },
  ],
};
const source = { find: async () => plan };

/** A portal without Terraform: nothing of a recorded plan starts a program. */
async function demo(
  options: { parent?: NodeJS.ProcessEnv; environments?: JsonObject[] } = {},
) {
  const parent = { PATH: '/nowhere', ...options.parent };
  const harness = await ProvisioningHarness.create({ ...options, parent });
  const { terraform } = harness.provisioning;
  harness.provisioning.recorded = new RecordedPlans({
    ...{ source, terraform, parent },
  });
  return harness;
}

afterAll(removeTemporaryDirectories);

describe('a recorded plan', () => {
  it('is decided over with its mark, and never applied', async () => {
    const harness = await demo();
    const { handle, summary } = await harness.plan();
    expect(summary).toEqual({ create: 1, update: 0, replace: 0, delete: 0 });
    expect(harness.log.join('\n')).toContain('Recorded plan:');
    await harness.evaluate(handle);
    const evidence = harness.guardrails.evidence.map(text => JSON.parse(text));
    expect(evidence.at(-1)).toEqual({ ...plan, guardrails_origin: 'demo' });
    await expect(harness.apply(handle)).rejects.toMatchObject({
      code: 'plan-recorded',
      message: expect.stringContaining('nothing of it can be applied'),
    });
    expect(harness.guardrails.redeemed).toEqual([]);
    expect([...harness.guardrails.targets]).toEqual([]);
  });

  it('keeps its mark whatever a source says', async () => {
    const harness = await demo();
    harness.provisioning.recorded = new RecordedPlans({
      source: { find: async () => ({ ...plan, guardrails_origin: 'portal' }) },
      terraform: harness.provisioning.terraform,
      parent: {},
    });
    const { handle } = await harness.plan();
    await harness.evaluate(handle);
    expect(harness.guardrails.evidence.at(-1)).toContain(
      '"guardrails_origin":"demo"',
    );
  });

  it.each([
    ['the environment has credentials', { parent: { AWS_PROFILE: 'real' } }],
    ['the target exists', { known: true }],
    ['a value is secret', { secrets: { size: 'large' } }],
  ])('is none where %s: Terraform plans', async (_, given) => {
    const {
      parent,
      known,
      secrets = {},
    } = given as {
      parent?: NodeJS.ProcessEnv;
      known?: boolean;
      secrets?: JsonObject;
    };
    const harness = await demo({
      parent,
      environments: [
        {
          name: 'development',
          class: 'development',
          terraform: { variables: [{ name: 'AWS_PROFILE' }] },
        },
      ],
    });
    if (known) {
      harness.guardrails.targets.set('resource:default/thing development', {
        ref: 'resource:default/thing',
        environment: 'development',
        environmentClass: 'development',
        module: 'thing',
        values: { name: 'thing' },
        state: 'present',
      } as never);
    }
    await expect(harness.plan({ secrets })).rejects.toThrow(
      'terraform-missing',
    );
  });

  it.each([
    ['NODE_ENV=production', {}, { NODE_ENV: 'production' }],
    ['guardrails.terraform.runner', { runner: { type: 'command' } }, {}],
    ['guardrails.terraform.state', { state: { type: 'backend' } }, {}],
  ])('is refused at start with %s', (named, changed, parent) => {
    const create = (given?: typeof source) =>
      new RecordedPlans({
        source: given,
        terraform: {
          runner: { type: 'embedded' },
          state: { type: 'local' },
          ...changed,
        } as never,
        parent,
      });
    expect(() => create(source)).toThrow(`refused with ${named}`);
    expect(() => create()).not.toThrow();
  });
});
