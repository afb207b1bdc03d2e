import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { JsonObject } from '@backstage/types';
import { fillPlan } from './fillPlan';
import { readRecordings } from './readRecordings';

const root = resolve(__dirname, '../../../../..');
const folder = join(root, 'examples/recorded-plans');
let said: string[] = [];
const source = readRecordings(folder, { say: text => said.push(text) });

const shared = {
  name: 'web-shop',
  owner: 'group:default/payments',
  region: 'us-east-1',
  cost_center: '4711',
};
const requests: Record<string, JsonObject[]> = {
  database: [
    {
      ...shared,
      size: 'db.r7g.4xlarge',
      storage_gb: 50,
      multi_az: false,
      backup_days: 0,
      vpc_id: 'vpc-1',
      subnet_ids: ['subnet-3', 'subnet-1', 'subnet-2'],
      client_security_group_id: 'sg-1',
    },
    {
      ...{ name: 'x', owner: '', region: 'eu-west-1', size: 'db.t4g.micro' },
      vpc_id: 'vpc-1',
      subnet_ids: ['subnet-1'],
      client_security_group_id: 'sg-1',
    },
  ],
  'virtual-machine': [
    {
      ...shared,
      size: 't3.medium',
      image_id: 'ami-1',
      vpc_id: 'vpc-1',
      subnet_id: 'subnet-1',
      disk_gb: 400,
    },
  ],
  'kubernetes-cluster': [
    {
      ...shared,
      cost_center: '',
      size: 't3.large',
      kubernetes_version: '1.33',
      subnet_ids: ['subnet-1', 'subnet-2', 'subnet-3'],
      minimum_nodes: 1,
      maximum_nodes: 9,
    },
  ],
};

function filesOf(module: string): Map<string, Buffer> {
  const path = join(root, 'templates/modules', module);
  return new Map(
    readdirSync(path).map(name => [name, readFileSync(join(path, name))]),
  );
}

describe.each(Object.keys(requests))('the recorded plan of %s', module => {
  const files = filesOf(module);

  beforeEach(() => {
    said = [];
  });

  it('is of the module as it is, with the values of the form', async () => {
    for (const values of requests[module]) {
      const plan = await source.find({ module, files, values });
      expect(plan).toMatchObject({
        variables: Object.fromEntries(
          Object.entries(values).map(([name, value]) => [name, { value }]),
        ),
      });
      expect(JSON.stringify(plan)).not.toContain('${{');
    }
  });

  it('is none of a changed module, and none without usable values', async () => {
    const [values] = requests[module];
    const { region: _, ...incomplete } = values;
    const more = new Map([...files, ['more.tf', Buffer.from('')]]);
    const other = new Map([...files, ['main.tf', Buffer.from('# changed')]]);
    for (const request of [
      { module, files: more, values },
      { module, files: other, values },
      { module: 'environment', files, values },
      { module, files, values: incomplete },
      { module, files, values: { ...values, region: ['eu-west-1', 7] } },
    ]) {
      expect(await source.find(request)).toBeUndefined();
    }
    expect(said).toEqual([
      `No recorded plan of module ${module}: its files are not those that were recorded. Terraform plans it. Record it again with examples/recorded-plans/record.mjs.`,
    ]);
  });
});

const mirror = process.env.GUARDRAILS_TEST_AWS_MIRROR;
const whereMirrored = mirror ? describe : describe.skip;

whereMirrored('the AWS provider', () => {
  it.each(Object.entries(requests))(
    'plans %s as the recording says, for the same values',
    async (module, given) => {
      const planned: JsonObject[] = JSON.parse(
        execFileSync(
          process.execPath,
          [
            ...[join(folder, 'record.mjs'), mirror!, '--plan', module],
            JSON.stringify(given),
          ],
          { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
        ),
      );
      for (const [index, values] of given.entries()) {
        const request = { module, files: filesOf(module), values };
        const { timestamp: _, ...filled } = (await source.find(request))!;
        const { relevant_attributes, timestamp, ...plan } = planned[index];
        expect(filled).toEqual(plan);
      }
    },
    120_000,
  );
});

it('fills a value in whole, in a text, and as a module makes it', () => {
  const plan = {
    whole: '${{ values.size }}',
    part: 'of ${{ values.name }}-${{ values.name }}',
    derived: [
      '${{ values.name | underscored }}',
      '${{ values.size | fourfold }}',
    ],
    set: '${{ values.list | sorted }}',
    shape: '${{ values.list | known }}',
    tags_all: { owner: '${{ values.owner }}', kept: 'yes' },
    owner: '${{ values.owner }}',
  };
  const values = { size: 5, name: 'a-b', list: ['d', 'c', 'd'], owner: '' };
  expect(fillPlan({ plan, values })).toEqual({
    whole: 5,
    part: 'of a-b-a-b',
    derived: ['a_b', 20],
    set: ['c', 'd'],
    shape: [false, false],
    tags_all: { kept: 'yes' },
    owner: '',
  });
});

it('takes a placeholder that a person typed as text', () => {
  const values = { name: '${{ values.owner }}', owner: 'x' };
  expect(fillPlan({ plan: { a: '${{ values.name }}' }, values })).toEqual({
    a: '${{ values.owner }}',
  });
});
