import { adaptDocument, refusalOf } from '../../__testUtils__/evidence';
import { hash } from '../../__testUtils__/hash';

const environment = {
  id: 'environment',
  title: 'Environment',
  description: 'Somewhere to run things',
  variables: {
    name: { type: 'string', description: 'Name' },
    size: { type: 'string', description: 'Size', field: 'size' },
    costCenter: { type: 'string', description: 'Cost centre' },
    region: { type: 'string', description: 'Region' },
    holdsData: { type: 'bool', description: 'Whether it holds data' },
  },
  preview: {
    resources: [
      {
        address: 'terraform_data.environment',
        type: 'terraform_data',
        provider: 'terraform.io/builtin/terraform',
        after: {
          input: {
            guardrails: {
              kind: 'environment',
              region: '${{ values.region }}',
              size: '${{values.size}}',
              holdsData: '${{ values.holdsData }}',
              tags: {
                'cost-center': '${{ values.costCenter }}',
                title: 'the ${{ values.size }} one: ${{ values.name }}',
              },
            },
          },
        },
      },
      {
        address: 'aws_s3_bucket.logs[0]',
        type: 'aws_s3_bucket',
        provider: 'registry.terraform.io/hashicorp/aws',
        region: '${{ values.region }}',
        after: { bucket: '${{ values.name }}', tags: {} },
      },
    ],
  },
};

const values = {
  name: 'checkout',
  size: 'small',
  costCenter: '4711',
  region: 'eu-west-1',
  holdsData: true,
};

const predict = (given: object, module: object = environment) =>
  adaptDocument({ module, values: given }, { format: 'module-values' });

function withAfter(after: object) {
  const [resource] = environment.preview.resources;
  return {
    ...environment,
    preview: { resources: [{ ...resource, after }] },
  };
}

describe('module-values', () => {
  it('predicts what a plan would say', () => {
    const evidence = { module: environment, values };
    const guardrails = {
      kind: 'environment',
      region: 'eu-west-1',
      size: 'small',
      holdsData: true,
      tags: { 'cost-center': '4711', title: 'the small one: checkout' },
    };
    const shared = {
      mode: 'managed',
      module: '',
      kind: 'create',
      actions: ['create'],
      importing: false,
      before: null,
      unknown: [],
      sensitive: [],
      taggable: true,
      region: 'eu-west-1',
    };
    expect(predict(values)).toEqual({
      subject: {
        type: 'infrastructure',
        changes: [
          {
            ...shared,
            address: 'terraform_data.environment',
            type: 'terraform_data',
            name: 'environment',
            provider: 'terraform.io/builtin/terraform',
            after: { input: { guardrails } },
            size: 'small',
            tags: guardrails.tags,
          },
          {
            ...shared,
            address: 'aws_s3_bucket.logs[0]',
            type: 'aws_s3_bucket',
            name: 'logs',
            provider: 'registry.terraform.io/hashicorp/aws',
            after: { bucket: 'checkout', tags: {} },
            tags: {},
          },
        ],
        drift: [],
        configuration: {
          providers: [],
          modules: [],
          provisioners: [],
          dataSources: [],
          externals: [],
        },
      },
      action: 'provision',
      source: {
        format: 'module-values',
        digest: hash(JSON.stringify(evidence)),
      },
      skipped: [],
    });
  });

  it('leaves absent what the form leaves out', () => {
    const [change] = (
      predict({ name: 'checkout', more: 'ignored' }).subject as {
        changes: { after: unknown; region?: unknown; size?: unknown }[];
      }
    ).changes;
    expect(change.after).toEqual({
      input: {
        guardrails: {
          kind: 'environment',
          region: null,
          size: null,
          holdsData: null,
          tags: { 'cost-center': null, title: 'the  one: checkout' },
        },
      },
    });
    expect([change.region, change.size]).toEqual([undefined, undefined]);
  });

  it('takes the defaults of the module, and what the provider fills in', () => {
    const group = {
      address: 'aws_security_group.main',
      type: 'aws_security_group',
      provider: 'registry.terraform.io/hashicorp/aws',
      computed: ['ingress'],
      after: { name: '${{ values.name }}', description: '${{ values.size }}' },
    };
    const module = {
      ...environment,
      variables: {
        name: { type: 'string', default: 'unused' },
        size: { type: 'string', default: 'small' },
      },
      preview: { resources: [group] },
    };
    expect(predict({ name: 'checkout' }, module).subject).toMatchObject({
      changes: [
        {
          after: {
            name: 'checkout',
            description: 'small',
            ingress: { $guardrails: 'unknown', computed: true },
          },
          unknown: ['/ingress'],
        },
      ],
    });
    const twice = { ...group, after: { ingress: [] } };
    expect(
      refusalOf(() =>
        predict({}, { ...module, preview: { resources: [twice] } }),
      ),
    ).toMatchObject({
      code: 'shape',
      path: '/module/preview/resources/0/computed',
    });
  });

  it('substitutes once, and runs nothing', () => {
    const { subject } = predict({
      ...values,
      name: '${{ values.size }}',
      size: '$& ${{ 7 * 7 }} {{ name }}',
    });
    expect(subject).toMatchObject({
      changes: [
        {
          after: {
            input: {
              guardrails: {
                tags: {
                  title:
                    'the $& ${{ 7 * 7 }} {{ name }} one: ${{ values.size }}',
                },
              },
            },
          },
        },
        { after: { bucket: '${{ values.size }}' } },
      ],
    });
  });

  it.each([
    ['${{ values.constructor }}'],
    ['${{ values.sise }}'],
    ['${{ values }}'],
    ['${{ process.env.HOME }}'],
    ['${{ values.size | upper }}'],
    ['a ${{ }} b'],
  ])('refuses %s in a preview', text => {
    expect(refusalOf(() => predict(values, withAfter({ a: [text] })))).toEqual({
      code: 'value-unknown',
      path: '/module/preview/resources/0/after/a/0',
    });
  });

  it('refuses an object inside of a text', () => {
    expect(
      refusalOf(() =>
        predict({ size: { a: 1 } }, withAfter({ a: 'x ${{ values.size }}' })),
      ),
    ).toEqual({ code: 'shape', path: '/module/preview/resources/0/after/a' });
  });

  it('keeps secrets of a form back', () => {
    const key = `AKIA${'A1'.repeat(8)}`;
    const adapted = predict(
      { ...values, name: key, size: 'hunter2' },
      withAfter({
        user_data: '${{ values.name }}',
        password: '${{ values.size }}',
      }),
    );
    expect(adapted.subject).toMatchObject({
      configuration: {
        externals: [
          {
            kind: 'secret-in-plain-text',
            detail: 'aws-access-key /user_data',
          },
        ],
      },
    });
    expect(adapted.sealed).toBeDefined();
    expect(JSON.stringify(adapted)).not.toMatch(/AKIA|hunter2/);
  });

  it.each([
    [{ module: environment }, '/values'],
    [
      { module: { ...environment, preview: {} }, values },
      '/module/preview/resources',
    ],
    [{ module: environment, values, sealed: 1 }, '/'],
  ])('refuses another shape', (document, path) => {
    expect(
      refusalOf(() => adaptDocument(document, { format: 'module-values' })),
    ).toEqual({ code: 'shape', path });
  });
});
