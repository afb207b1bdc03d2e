import { ConfigReader } from '@backstage/config';
import { listConditions } from './listConditions';
import { readTerraformOptions } from './readTerraformOptions';

const read = (guardrails: object) =>
  readTerraformOptions(new ConfigReader({ guardrails: guardrails as never }));

describe('Terraform variables', () => {
  it('are reported at start where environments share them', () => {
    expect(listConditions(read({}))).toMatchObject([{ fulfilled: true }]);
    expect(
      listConditions(read({ terraform: { environment: ['AWS_REGION'] } })),
    ).toMatchObject([{ id: 'terraform-variables', fulfilled: false }]);
  });

  it('are read for each environment', () => {
    const { environments } = read({
      environments: [
        {
          name: 'a',
          class: 'sandbox',
          terraform: {
            variables: [{ name: 'KEY', from: 'A_KEY' }, { name: 'REGION' }],
          },
        },
        { name: 'b', class: 'production', terraform: { variables: [] } },
        { name: 'c', class: 'staging' },
      ],
    });
    expect(Object.fromEntries(environments)).toEqual({
      a: {
        class: 'sandbox',
        variables: [
          { name: 'KEY', from: 'A_KEY' },
          { name: 'REGION', from: 'REGION' },
        ],
      },
      b: { class: 'production', variables: [] },
      c: { class: 'staging' },
    });
  });

  it.each([
    [
      [
        {
          name: 'KEY',
          class: 'sandbox',
          terraform: { variables: [{ name: 'A B' }] },
        },
      ],
    ],
    [[{ name: 'a', class: 'prod' }]],
  ])('are refused where they are wrong: %j', environments => {
    expect(() => read({ environments })).toThrow();
  });
});
