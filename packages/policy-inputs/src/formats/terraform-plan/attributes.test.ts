import { changesOf, row, UNKNOWN } from '../../__testUtils__/plan';

describe('tags, region and size of a terraform-plan', () => {
  it('reads tags whatever they are called', () => {
    const defaults = {
      configuration: {
        provider_config: {
          aws: {
            name: 'aws',
            expressions: {
              default_tags: [{ tags: { references: ['var.tags', 'var.x'] } }],
            },
          },
        },
        root_module: {},
      },
    };
    const tags = (type: string, after: object, more: object = {}) => {
      const [change] = changesOf(
        [row(`${type}.x`, { after, ...more })],
        defaults,
      );
      return [change.taggable, change.tags];
    };
    expect(
      tags('aws_s3_bucket', { tags: { a: '1' }, tags_all: { a: '1', b: '2' } }),
    ).toEqual([true, { a: '1', b: '2' }]);
    expect(tags('aws_s3_bucket', { tags: { a: '1' } })).toEqual([
      true,
      { ...UNKNOWN, a: '1' },
    ]);
    expect(
      tags(
        'google_x',
        { labels: { a: '1' } },
        { after_unknown: { labels: { b: true } } },
      ),
    ).toEqual([true, { a: '1', b: UNKNOWN }]);
    expect(
      tags('google_x', { labels: null, effective_labels: { a: '1' } }),
    ).toEqual([true, { a: '1' }]);
    expect(tags('azurerm_x', {}, { after_unknown: { tags: true } })).toEqual([
      true,
      UNKNOWN,
    ]);
    expect(
      tags('azurerm_api_management_named_value', { tags: ['payments'] }),
    ).toEqual([false, {}]);
    expect(tags('google_compute_route', { tags: null })).toEqual([false, {}]);
    expect(tags('google_folder', { tags: { 'tagKeys/1': 'x' } })).toEqual([
      false,
      {},
    ]);
    expect(
      tags('google_compute_instance', { tags: ['web'], effective_labels: {} }),
    ).toEqual([true, {}]);
    expect(
      tags('awscc_group', { tag: [{ key: 'a', value: '1' }], x: 1 }),
    ).toEqual([true, { a: '1' }]);
    expect(tags('digitalocean_x', { tags: ['a', 'b'] })).toEqual([
      true,
      { a: '', b: '' },
    ]);
    expect(tags('azurerm_x', { tags: null })).toEqual([true, {}]);
    expect(tags('random_id', { byte_length: 1 })).toEqual([false, {}]);
  });

  it('finds the region in the resource, its zone, its ARN or its provider', () => {
    const provider = (expressions: object) => ({
      variables: { r: { value: 'eu-central-1' }, dr: { value: 'true' } },
      configuration: {
        provider_config: {
          aws: { name: 'aws', expressions },
          google: {
            name: 'google',
            expressions: { region: { constant_value: 'europe-west1' } },
          },
        },
        root_module: { variables: { r: {}, dr: {} } },
      },
    });
    const region = (type: string, after: object, expressions: object = {}) =>
      changesOf([row(`${type}.x`, { after })], provider(expressions))[0].region;
    const constant = { region: { constant_value: 'us-east-1' } };
    expect([
      region('aws_instance', { availability_zone: 'eu-west-1a' }, constant),
      region('aws_instance', { region: 'eu-west-2' }, constant),
      region('aws_instance', { arn: 'arn:aws:ec2:eu-west-3:1:i/x' }, constant),
      region('aws_instance', {}, constant),
      region('aws_instance', {}, { region: { references: ['var.r'] } }),
      region('aws_instance', {}, { region: { references: ['var.dr'] } }),
      region('aws_instance', {}, { region: { references: ['local.r'] } }),
      region('aws_instance', {}),
      region('aws_iam_role', {}, constant),
      region('azurerm_x', { location: 'West Europe' }),
      region('google_compute_instance', { zone: 'europe-west1-b' }),
      region('google_container_cluster', { location: 'europe-west4-a' }),
      region('google_compute_address', { region: null }),
      region('google_project_iam_member', { role: 'x' }),
    ]).toEqual([
      'eu-west-1',
      'eu-west-2',
      'eu-west-3',
      'us-east-1',
      'eu-central-1',
      UNKNOWN,
      UNKNOWN,
      UNKNOWN,
      undefined,
      'westeurope',
      'europe-west1',
      'europe-west4',
      'europe-west1',
      undefined,
    ]);
  });

  it('finds the size in attributes and blocks', () => {
    const size = (type: string, after: object, after_unknown = {}) =>
      changesOf([row(`${type}.x`, { after, after_unknown })])[0].size;
    expect([
      size('aws_instance', { instance_type: 't3.micro' }),
      size('aws_instance', {}, { instance_type: true }),
      size('aws_eks_node_group', { instance_types: ['m5.large', 'm5.xlarge'] }),
      size('google_sql_database_instance', { settings: [{ tier: 'db-f1' }] }),
      size('google_sql_database_instance', {}, { settings: true }),
      size('azurerm_linux_virtual_machine', { size: 'Standard_B1s' }),
      size('aws_s3_bucket', { instance_type: 't3.micro' }),
    ]).toEqual([
      't3.micro',
      UNKNOWN,
      'm5.large',
      'db-f1',
      UNKNOWN,
      'Standard_B1s',
      undefined,
    ]);
  });

  it('takes what terraform_data says it stands for', () => {
    const [change] = changesOf([
      row('terraform_data.environment', {
        after: {
          input: {
            guardrails: {
              kind: 'environment',
              region: 'us-east-1',
              size: 'large',
              tags: { owner: 'x' },
              holdsData: true,
            },
          },
        },
      }),
    ]);
    expect(change).toMatchObject({
      type: 'terraform_data',
      region: 'us-east-1',
      size: 'large',
      tags: { owner: 'x' },
      taggable: true,
    });
  });
});
