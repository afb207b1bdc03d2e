import { findingDifferences } from './findingDifferences';

const finding = {
  resource: 'aws_sqs_queue.main',
  path: ['redrive_policy', 0],
  expected: 'set',
  actual: null,
};
const place = 'on aws_sqs_queue.main, redrive_policy.0';

describe('findingDifferences', () => {
  it('is nothing where a rule finds what the sample says, in any order', () => {
    const other = { ...finding, resource: 'b' };
    expect(
      findingDifferences({
        found: [other, finding],
        expected: [{ ...finding }, { ...other }],
      }),
    ).toEqual([]);
  });

  it('compares the fields of a finding of one place', () => {
    const { actual: _, ...rest } = finding;
    expect(
      findingDifferences({
        found: [{ ...rest, expected: 'SET', unknown: true }],
        expected: [finding],
      }),
    ).toEqual([
      `finds ${place} that "actual" is not there, and the sample says null`,
      `finds ${place} that "expected" is "SET", and the sample says "set"`,
      `finds ${place} that "unknown" is true, and the sample says not there`,
    ]);
  });

  it('names what is not found, and what is found beside', () => {
    const other = { resource: 'b', path: [], expected: 1, actual: 2 };
    expect(findingDifferences({ found: [other], expected: [finding] })).toEqual(
      [
        `finds nothing ${place}`,
        'finds what the sample does not say on b: {"actual":2,"expected":1,"path":[],"resource":"b"}',
      ],
    );
  });
});
