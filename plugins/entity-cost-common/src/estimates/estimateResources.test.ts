import { readCorpus, skipReason, withCorpus } from '../__testUtils__/corpus';
import { type Decimal, decimalText } from '../money';
import { awsPriceBook } from './awsPriceBook';
import { estimateResources, type PlannedResource } from './estimateResources';
import { priceBookSchema } from './priceBook';
import { readInfracost } from './readInfracost';

const planned = (
  type: string,
  values: Record<string, unknown>,
  region?: string,
): PlannedResource => ({
  address: `module.a.${type}.b`,
  type,
  region: region ?? 'us-east-1',
  values,
});

const shown = (value: Decimal | null) =>
  value === null ? null : decimalText(value);

describe('estimateResources', () => {
  it.each<[string, PlannedResource, string]>([
    [
      'an instance without disks of its own',
      planned('aws_instance', { instance_type: 't3.nano' }),
      '4.596',
    ],
    [
      'an instance with disks',
      planned('aws_instance', {
        instance_type: 'm5.4xlarge',
        root_block_device: [{ volume_size: 50, volume_type: null }],
        ebs_block_device: [
          { volume_type: 'io1', volume_size: 1000, iops: 800 },
        ],
      }),
      '742.64',
    ],
    [
      'a database',
      planned('aws_db_instance', {
        instance_class: 'db.t3.micro',
        engine: 'mysql',
        multi_az: false,
        allocated_storage: 20,
      }),
      '14.71',
    ],
    ['a cluster', planned('aws_eks_cluster', {}), '73'],
    ['a role', planned('aws_iam_role', {}), '0'],
    [
      'a type that is not in the book',
      planned('aws_lambda_function', {}),
      'unsupported 1',
    ],
    [
      'an instance type that is not in the book',
      planned('aws_instance', { instance_type: 'x1.32xlarge' }),
      'no price 1',
    ],
    [
      'another region',
      planned('aws_instance', { instance_type: 't3.nano' }, 'eu-west-1'),
      'no price 1',
    ],
    [
      'a region that is not known',
      { ...planned('aws_eks_cluster', {}), region: undefined },
      'no price 1',
    ],
    [
      'a disk that is not in the book',
      planned('aws_instance', {
        instance_type: 't3.nano',
        root_block_device: [{ volume_size: 50, volume_type: 'st1' }],
      }),
      'no price 1',
    ],
    [
      'a database without a size',
      planned('aws_db_instance', {
        instance_class: 'db.t3.micro',
        engine: 'mysql',
      }),
      'no price 1',
    ],
    [
      'a database in two zones',
      planned('aws_db_instance', {
        instance_class: 'db.t3.micro',
        engine: 'mysql',
        multi_az: true,
        allocated_storage: 20,
      }),
      'no price 1',
    ],
    [
      'a size that is no size',
      planned('aws_instance', {
        instance_type: 't3.nano',
        root_block_device: [{ volume_size: '-1e3' }],
      }),
      'no price 1',
    ],
  ])('%s: %#', (_, resource, expected) => {
    const { after, gaps, resources } = estimateResources({
      book: awsPriceBook,
      after: [resource],
    });
    const [{ count } = { count: 0 }] = gaps.unsupported;
    const gap = [
      gaps.noPrice ? `no price ${gaps.noPrice}` : '',
      count ? `unsupported ${count}` : '',
    ].join('');
    expect(gap || shown(after)).toBe(expected);
    expect([resources[0].module, shown(resources[0].after)]).toEqual([
      'module.a',
      gap ? null : expected,
    ]);
  });

  it('compares what is there with what will be', () => {
    const { before, after, resources } = estimateResources({
      book: awsPriceBook,
      before: [
        planned('aws_instance', { instance_type: 't3.nano' }),
        planned('aws_eks_cluster', {}),
      ],
      after: [planned('aws_instance', { instance_type: 't3.micro' })],
    });
    expect([shown(before), shown(after)]).toEqual(['77.596', '8.392']);
    expect(
      resources.map(resource => [
        resource.type,
        shown(resource.before),
        shown(resource.after),
      ]),
    ).toEqual([
      ['aws_instance', '4.596', '8.392'],
      ['aws_eks_cluster', '73', null],
    ]);
  });
});

it('has a book that is valid, and refuses others', () => {
  expect(priceBookSchema.parse(awsPriceBook)).toEqual(awsPriceBook);
  for (const price of ['-1', 'NaN', '1e3', '', 1]) {
    const prices = [{ ...awsPriceBook.prices[0], price }];
    expect(priceBookSchema.safeParse({ ...awsPriceBook, prices }).success).toBe(
      false,
    );
  }
});

type PlanModule = {
  resources?: Array<{
    address: string;
    type: string;
    values: Record<string, unknown>;
  }>;
  child_modules?: PlanModule[];
};

function resourcesOf(module: PlanModule): PlannedResource[] {
  return [
    ...(module.resources ?? []).map(resource => ({
      ...resource,
      region: 'us-east-1',
    })),
    ...(module.child_modules ?? []).flatMap(resourcesOf),
  ];
}

const folder = 'infracost-pairs/infracost__infracost/cmd/infracost/testdata/';

withCorpus(`plans with an output of Infracost${skipReason}`, () => {
  it.each([
    ['example_plan.json', 'example_out.json', 1],
    ['terraform_v0.14_plan.json', 'terraform_v0.14_breakdown.json', 14],
  ])('%s costs by the book what Infracost says', (plan, output, compared) => {
    const { planned_values: values } = JSON.parse(readCorpus(folder + plan));
    const ours = estimateResources({
      book: awsPriceBook,
      after: resourcesOf(values.root_module),
    });
    const theirs = readInfracost(readCorpus(folder + output));
    if (!theirs.ok) throw new Error(theirs.problem.code);
    const costs = new Map(
      theirs.estimate.resources.map(resource => [
        resource.address,
        resource.after,
      ]),
    );
    const both = ours.resources.filter(
      ({ address, after }) =>
        after &&
        costs.get(address) &&
        // a usage file says that it is reserved
        address !== 'aws_instance.zero_cost_instance',
    );
    expect(both.map(({ address, after }) => [address, shown(after)])).toEqual(
      both.map(({ address }) => [address, shown(costs.get(address) ?? null)]),
    );
    expect(both).toHaveLength(compared);
  });
});
