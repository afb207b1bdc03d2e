import type { Json } from '@backstage-guardrails/policy-model';
import { unknownVariants } from './unknownVariants';

const filledIn = { $guardrails: 'unknown', computed: true };
const referenced = { $guardrails: 'unknown', references: ['var.later'] };

const sample = (after: { [key: string]: Json }, path: (string | number)[]) => ({
  says: 'x',
  changes: [
    { address: 'a.main', type: 'a', after },
    { address: 'a.other', type: 'a', after },
  ],
  findings: [{ resource: 'a.main', path, expected: 1, actual: 2 }],
});

const afterOf = (document: ReturnType<typeof sample>) =>
  Object.entries(unknownVariants({ 'fail-x': document })).map(
    ([name, { sample: variant, resource }]) => [
      name,
      resource,
      variant.changes.map(({ after }) => after),
    ],
  );

describe('unknownVariants', () => {
  it.each<[string, { [key: string]: Json }, (string | number)[], object]>([
    ['what is not set is left to the provider', {}, ['p'], { p: filledIn }],
    ['null is not set', { p: null }, ['p'], { p: filledIn }],
    ['a value becomes a reference', { p: 1 }, ['p'], { p: referenced }],
    ['false is a value', { p: false }, ['p'], { p: referenced }],
    [
      'inside of a block',
      { b: [{ p: 1, q: 2 }] },
      ['b', 0, 'p'],
      { b: [{ p: referenced, q: 2 }] },
    ],
  ])('%s', (_what, after, path, expected) => {
    expect(afterOf(sample(after, path))).toEqual([
      [
        `fail-x, with ${path.join('.')} known only after apply`,
        'a.main',
        [expected, after],
      ],
    ]);
  });

  it('makes none of what no plan shows, and of findings that say unknown already', () => {
    expect(afterOf(sample({ b: [{}] }, ['b', 0, 'p']))).toEqual([]);
    expect(afterOf(sample({}, ['b', 0, 'p']))).toEqual([]);
    expect(afterOf(sample({}, []))).toEqual([]);
    const known = sample({}, ['p']);
    const [finding] = known.findings;
    expect(
      unknownVariants({
        'fail-x': { ...known, findings: [{ ...finding, unknown: true }] },
      }),
    ).toEqual({});
  });
});
