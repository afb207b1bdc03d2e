import { candidatesFor } from './candidatesFor';
import { readFields } from './readFields';

const fields = readFields({
  region: { title: 'Region', enum: ['eu-west-1', 'eu-central-1', 'us-east-1'] },
  cost_center: { title: 'Cost centre', type: 'string' },
  size: { enum: ['small', 'large'] },
});

describe('candidatesFor', () => {
  it('takes what is expected as far as the form offers it', () => {
    expect(
      candidatesFor(
        {
          path: 'input.guardrails.region',
          expected: ['westeurope', 'eu-central-1', 'us-east-1'],
          actual: 'us-east-1',
        },
        fields,
      ),
    ).toEqual([{ field: 'region', title: 'Region', value: 'eu-central-1' }]);
  });

  it('finds the field however it is spelled', () => {
    expect(
      candidatesFor(
        { path: 'tags["cost-center"]', expected: ['4711'], actual: null },
        fields,
      ),
    ).toEqual([{ field: 'cost_center', title: 'Cost centre', value: '4711' }]);
  });

  it('takes the sizes of this form out of a list with patterns', () => {
    const sizes = readFields({
      size: { enum: ['db.t4g.micro', 'db.m7g.large', 'db.t4g.medium'] },
    });
    expect(
      candidatesFor(
        {
          path: 'instance_class.size',
          expected: ['small', 't3.*', 'db.t4g.*'],
          actual: 'db.m7g.large',
        },
        sizes,
      ).map(({ value }) => value),
    ).toEqual(['db.t4g.micro', 'db.t4g.medium']);
  });

  it.each([
    ['no field has that name', 'engine', ['a']],
    ['the form does not offer the value', 'size', ['medium']],
    ['the whole evidence is meant', '', ['small']],
  ])('has none where %s', (_case, path, expected) => {
    expect(candidatesFor({ path, expected, actual: 'x' }, fields)).toEqual([]);
  });
});
