import type { Obligation } from '@backstage-guardrails/policy-model';
import { ProvisioningHarness } from '../__testUtils__/ProvisioningHarness';
import { removeTemporaryDirectories } from '../__testUtils__/temporaryDirectory';
import { describe } from '../__testUtils__/withTerraform';

jest.setTimeout(120_000);

const afterApply = {
  kind: 'judge-after-apply',
  resources: ['terraform_data.thing'],
  rules: ['placement/allowed-regions'],
} as unknown as Obligation;

describe('what could not be judged before the apply', () => {
  afterAll(removeTemporaryDirectories);

  async function applied(outcome: 'allow' | 'deny') {
    const harness = await ProvisioningHarness.create();
    const { guardrails } = harness;
    const shown: string[] = [];
    const { putEvidence } = guardrails.service;
    guardrails.service.putEvidence = async (bytes, options) => {
      shown.push(Buffer.from(bytes).toString('utf8'));
      return putEvidence(bytes, options);
    };
    guardrails.obligations = [afterApply];
    guardrails.answer = ({ format }) =>
      format === 'terraform-state' ? outcome : 'allow';
    const { handle } = await harness.plan();
    return { harness, guardrails, shown, result: await harness.apply(handle) };
  }

  it('is judged again with the values that are known then', async () => {
    const { guardrails, shown, result } = await applied('allow');
    expect(guardrails.asked.map(({ format }) => format)).toEqual([
      'terraform-configuration',
      'terraform-plan',
      'terraform-state',
    ]);
    const [row] = JSON.parse(shown[2]).resource_changes;
    expect(row.change).toMatchObject({
      actions: ['no-op'],
      before: {
        id: expect.any(String),
        output: { name: 'thing', size: 'small' },
      },
    });
    expect(result.afterwards).toMatchObject({ verdict: { outcome: 'allow' } });
    expect(guardrails.outcomes).toEqual([
      {
        status: 'applied',
        entity: 'resource:default/thing',
        afterwards: expect.stringMatching(/^[0-9a-f-]{36}$/),
        detail: 'Applied as decided. Post-apply check: Allowed.',
      },
    ]);
  });

  it('says so where it would have been denied, and stays what was applied', async () => {
    const { guardrails, result, harness } = await applied('deny');
    expect(result.afterwards).toMatchObject({ verdict: { outcome: 'deny' } });
    expect(guardrails.outcomes).toEqual([
      expect.objectContaining({
        status: 'applied',
        detail: 'Applied as decided. Post-apply check: Denied.',
      }),
    ]);
    expect(harness.log.join('\n')).toContain('us-east-1');
  });

  it('says so where nobody could judge it', async () => {
    const harness = await ProvisioningHarness.create();
    const { guardrails } = harness;
    guardrails.obligations = [afterApply];
    guardrails.answer = ({ format }) => {
      if (format === 'terraform-state') throw new Error('The service is away');
      return 'allow';
    };
    const { handle } = await harness.plan();
    expect(await harness.apply(handle)).toMatchObject({
      afterwards: 'undetermined',
    });
    expect(guardrails.outcomes).toEqual([
      {
        status: 'applied',
        entity: 'resource:default/thing',
        detail:
          'Applied as decided. The post-apply check could not evaluate it.',
      },
    ]);
  });
});
