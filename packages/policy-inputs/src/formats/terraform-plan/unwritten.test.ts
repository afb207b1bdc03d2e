import { changesOf, row } from '../../__testUtils__/plan';

const GROUP = 'aws_security_group.main';

type Configured = Record<string, unknown>;

/** A group of the configuration, as Terraform writes it. */
function group(expressions: unknown, more: Configured = {}): Configured {
  return {
    address: GROUP,
    mode: 'managed',
    type: 'aws_security_group',
    name: 'main',
    provider_config_key: 'aws',
    ...(expressions !== undefined && { expressions }),
    ...more,
  };
}

const named = { name: { constant_value: 'main' } };

/** Another resource, so that the configuration shows expressions at all. */
const other: Configured = {
  ...group({ cidr_block: { constant_value: '10.0.0.0/16' } }),
  address: 'aws_vpc.main',
  type: 'aws_vpc',
};

function ingressOf(options: {
  configuration?: unknown;
  address?: string;
  module?: string;
  mask?: unknown;
}): unknown {
  const { configuration, address = GROUP, module, mask = true } = options;
  const [change] = changesOf(
    [
      row(
        address,
        { after: {}, after_unknown: { ingress: mask } },
        module === undefined ? {} : { module_address: module },
      ),
    ],
    { configuration },
  );
  return change.after?.ingress;
}

const root = (...resources: unknown[]) => ({ root_module: { resources } });

const inModule = (...resources: unknown[]) => ({
  root_module: {
    module_calls: { network: { source: './n', module: { resources } } },
  },
});

describe('an attribute that is not known as a whole', () => {
  it.each([
    ['has no expression', root(group(named))],
    ['is written as null', root(group({ ingress: { constant_value: null } }))],
    [
      'belongs to a resource without expressions',
      root(group(undefined), other),
    ],
    [
      'belongs to a resource without expressions, of a configured provider',
      {
        ...root(group(undefined)),
        provider_config: {
          aws: {
            name: 'aws',
            expressions: { region: { constant_value: 'eu-west-1' } },
          },
        },
      },
    ],
  ])('is filled in by the provider where it %s', (_says, configuration) => {
    expect(ingressOf({ configuration })).toEqual({
      $guardrails: 'unknown',
      computed: true,
    });
  });

  it('is filled in in every instance of a module', () => {
    expect(
      ingressOf({
        configuration: inModule(group(named)),
        module: 'module.network["a]b.c"]',
        address: `module.network["a]b.c"].${GROUP}[0]`,
      }),
    ).toEqual({ $guardrails: 'unknown', computed: true });
  });

  it.each<[string, Parameters<typeof ingressOf>[0]]>([
    ['the plan has no configuration', {}],
    ['the configuration is empty', { configuration: {} }],
    ['the configuration is a list', { configuration: [group(named)] }],
    ['the resource is not configured', { configuration: root(other) }],
    [
      'all expressions were cut out',
      { configuration: root(group(undefined), { ...other, expressions: {} }) },
    ],
    ['expressions are a list', { configuration: root(group([named]), other) }],
    ['expressions are null', { configuration: root(group(null), other) }],
    [
      'it is written with a variable',
      { configuration: root(group({ ingress: { references: ['var.x'] } })) },
    ],
    [
      'it is written with a function',
      { configuration: root(group({ ingress: {} })) },
    ],
    [
      'it is written as null and something else',
      {
        configuration: root(
          group({ ingress: { constant_value: null, references: [] } }),
        ),
      },
    ],
    [
      'its expression is null',
      { configuration: root(group({ ...named, ingress: null })) },
    ],
    [
      'the resource is configured twice',
      {
        configuration: root(
          group({ ingress: { references: ['var.x'] } }),
          group(named),
        ),
      },
    ],
    [
      'the resource of that name is in another module',
      {
        configuration: { ...inModule(other), ...root(group(named)) },
        module: 'module.network',
        address: `module.network.${GROUP}`,
      },
    ],
    [
      'the change keeps back its module',
      {
        configuration: root(group(named)),
        address: `module.network.${GROUP}`,
      },
    ],
    [
      'the configured resource is a data source',
      { configuration: root(group(named, { mode: 'data' })) },
    ],
  ])('may be written where %s', (_says, options) => {
    expect(ingressOf(options)).not.toHaveProperty('computed');
    expect(ingressOf(options)).toHaveProperty('$guardrails', 'unknown');
  });

  it('may be written where a dynamic block leaves elements of unknown fields', () => {
    expect(
      ingressOf({
        configuration: root(group(named)),
        mask: [{ cidr_blocks: true, from_port: true }],
      }),
    ).toEqual([
      {
        cidr_blocks: { $guardrails: 'unknown' },
        from_port: { $guardrails: 'unknown' },
      },
    ]);
  });
});

describe('the region of a resource that names none', () => {
  const provider = {
    google: {
      name: 'google',
      expressions: { region: { constant_value: 'europe-west1' } },
    },
    aws: {
      name: 'aws',
      expressions: { region: { constant_value: 'eu-west-1' } },
    },
  };

  function regionOf(options: {
    type: string;
    unknown: string;
    expressions: Record<string, unknown>;
  }) {
    const { type, unknown, expressions } = options;
    const [change] = changesOf(
      [row(`${type}.main`, { after_unknown: { [unknown]: true } })],
      {
        configuration: {
          ...root({
            ...group(expressions),
            address: `${type}.main`,
            type,
            provider_config_key: type.split('_')[0],
          }),
          provider_config: provider,
        },
      },
    );
    return change.region;
  }

  const reference = (name: string) => ({ [name]: { references: ['var.x'] } });

  it.each([
    ['google_compute_subnetwork', 'region', {}, 'europe-west1'],
    ['google_compute_instance', 'zone', {}, 'europe-west1'],
    ['aws_security_group', 'region', {}, 'eu-west-1'],
    [
      'aws_instance',
      'availability_zone',
      reference('availability_zone'),
      'eu-west-1',
    ],
  ])('is that of the provider: %s %s', (type, unknown, expressions, region) => {
    expect(regionOf({ type, unknown, expressions })).toBe(region);
  });

  it.each([
    ['google_compute_subnetwork', 'region'],
    ['google_compute_instance', 'zone'],
    ['aws_security_group', 'region'],
  ])('is not known where somebody wrote it: %s %s', (type, unknown) => {
    expect(
      regionOf({ type, unknown, expressions: reference(unknown) }),
    ).toEqual({ $guardrails: 'unknown', references: ['var.x'] });
  });
});
