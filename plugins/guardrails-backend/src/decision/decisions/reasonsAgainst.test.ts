import type { Finding } from '@backstage-guardrails/policy-model';
import { reasonsAgainst } from './reasonsAgainst';

const finding = (rule: string, actual: unknown, path = rule) =>
  ({ rule, resource: 'a', path, actual } as unknown as Finding);

const untagged = finding('tags', null);
const empty = finding('key', '');
const large = finding('size', 'large');
const virginia = finding('region', 'us-east-1');
const tokyo = finding('region', 'ap-northeast-1');

describe('reasonsAgainst', () => {
  it.each<[string, { value: unknown; denied: Finding[] }[], Finding[][]]>([
    [
      'names what is about the value, not what denies every value',
      [
        { value: 'eu-west-1', denied: [large] },
        { value: 'us-east-1', denied: [large, virginia] },
      ],
      [[], [virginia]],
    ],
    [
      'refuses every value, where each is wrong by itself',
      [
        { value: 'ap-northeast-1', denied: [tokyo] },
        { value: 'us-east-1', denied: [virginia] },
      ],
      [[tokyo], [virginia]],
    ],
    [
      'refuses the only value',
      [{ value: 'large', denied: [large, virginia] }],
      [[large]],
    ],
    [
      'names what comes with an environment, though it is about another field',
      [
        { value: 'sandbox', denied: [] },
        { value: 'production', denied: [large] },
      ],
      [[], [large]],
    ],
    [
      'refuses the one value that leaves something empty',
      [
        { value: 'none', denied: [untagged] },
        { value: 'cmk', denied: [] },
      ],
      [[untagged], []],
    ],
    [
      'refuses no value for a field that is still empty with each',
      [
        { value: '', denied: [empty] },
        { value: 'cmk', denied: [empty] },
      ],
      [[], []],
    ],
  ])('%s', (_case, candidates, expected) => {
    expect(reasonsAgainst(candidates)).toEqual(expected);
  });

  it('does not refuse an environment for a field that is still empty', () => {
    const candidates = [
      { value: 'sandbox', denied: [] },
      { value: 'production', denied: [untagged, large] },
    ];
    expect(reasonsAgainst(candidates, { isEnvironment: true })).toEqual([
      [],
      [large],
    ]);
  });
});
