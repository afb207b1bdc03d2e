import type {
  DriftedResource,
  Finding,
} from '@backstage-guardrails/policy-model';
import type { Placed } from '../../findings/model';
import { coverageOfDrift, driftedOf, driftFindings } from './driftFindings';
import { summarizeDrift } from './readDrift';

const finding = (resource: string, more: object = {}) =>
  ({
    rule: 'network/no-open-port',
    resource,
    path: 'ingress[0]',
    actual: 22,
    disposition: 'enforced',
    ...more,
  } as unknown as Finding);

const drifted = (
  address: string,
  kind = 'update',
  attributes?: object[],
  reported?: string[],
) => ({ address, type: 'a', kind, attributes, reported } as DriftedResource);

const known = (place: Finding, state: string) =>
  [
    { place, life: { status: { state }, attributes: place } },
  ] as unknown as Placed[];

const seen = [
  drifted('a.seen', 'update', undefined, ['ingress', 'count']),
  drifted('a.counted', 'update', undefined, ['count']),
];
const drift = [
  drifted('a.changed', 'update', [{ path: '/ingress' }]),
  drifted('a.gone', 'delete', []),
  ...seen,
];

describe('driftFindings', () => {
  const on = (
    resource: string,
    state?: string,
    more: object = {},
    among: DriftedResource[] = drift,
  ) =>
    driftFindings({
      drift: among,
      verdict: { findings: [finding(resource, more)] },
      known:
        state === undefined
          ? []
          : known(finding(resource, { disposition: 'waived' }), state),
    }).length;

  it.each<[number, string, Parameters<typeof on>]>([
    [1, 'on what was changed', ['a.changed']],
    [1, 'on what exists where another resource drifted', ['a.same']],
    [1, 'on the whole where something drifted', ['']],
    [
      1,
      'where only the provider sees a change',
      ['a.seen', undefined, {}, seen],
    ],
    [
      1,
      'on the whole of what the provider sees changed',
      ['a.counted', undefined, { path: '' }, seen],
    ],
    [
      0,
      'beside what the provider sees changed',
      ['a.counted', undefined, {}, seen],
    ],
    [
      0,
      'on what is as it was applied where nothing drifted',
      ['a.same', undefined, {}, seen],
    ],
    [0, 'on what is gone', ['a.gone']],
    [
      0,
      'of a rule in shadow',
      ['a.changed', undefined, { disposition: 'shadow' }],
    ],
    [0, 'that the applied change has', ['a.changed', 'open']],
    [
      0,
      'that is waived for the applied change',
      ['a.changed', 'waived', { disposition: 'waived' }],
    ],
    [1, 'that is waived there and enforced now', ['a.changed', 'waived']],
    [
      1,
      'with another value than the applied change has',
      ['a.changed', 'open', { actual: 0 }],
    ],
    [
      1,
      'that the applied change could not judge',
      ['a.changed', 'open', { kind: 'violation' }],
    ],
    [1, 'that only a request has', ['a.changed', 'proposed']],
  ])('has %i %s', (count, _, args) => {
    expect(on(...args)).toBe(count);
  });

  it('makes a change that only the provider sees drift where a rule found something', () => {
    const addresses = (findings: Finding[]) =>
      driftedOf(drift, findings).map(({ address }) => address);
    expect(addresses([])).toEqual(['a.changed', 'a.gone']);
    expect(addresses([finding('a.seen'), finding('a.counted')])).toEqual([
      'a.changed',
      'a.gone',
      'a.seen',
    ]);
  });
});

describe('coverageOfDrift', () => {
  const of = (resource: string, skipped: object[] = [], among = drift) =>
    coverageOfDrift({
      drift: among,
      verdict: { skipped: skipped as never },
      evaluated: () => 'unseen',
      stands: address => ['a.same', 'a.changed', 'a.seen'].includes(address),
    })({ rule: 'r', resource, path: '' });

  it.each<[string, string, DriftedResource[]]>([
    ['unseen', 'a.same', drift],
    ['absent', 'a.same', seen],
    ['unseen', 'a.seen', seen],
    ['absent', 'a.removed', drift],
    ['absent', 'a.gone', drift],
    ['unseen', 'a.changed', drift],
    ['unseen', '', drift],
  ])('is %s for %s', (expected, resource, among) => {
    expect(of(resource, [], among)).toBe(expected);
  });

  it('sees nothing where a part could not be read', () => {
    expect(of('a.same', [{ part: 'prior-state' }])).toBe('unseen');
  });
});

describe('summarizeDrift', () => {
  it('names what happened, and cuts long values and lists', () => {
    const long = 'x'.repeat(1_000);
    const [first, ...others] = summarizeDrift([
      drifted('a.b', 'update', [
        { path: '/a', applied: long, actual: 1 },
        ...Array.from({ length: 30 }, (_, i) => ({ path: `/${i}` })),
      ]),
      drifted('a.c', 'delete', []),
      drifted('a.d', 'create', []),
      ...Array.from({ length: 30 }, (_, i) => drifted(`b.${i}`)),
    ]);
    expect(first).toMatchObject({ address: 'a.b', kind: 'changed' });
    expect(first.attributes).toHaveLength(20);
    expect(first.attributes[0].actual).toBe(1);
    expect(first.attributes[0].applied).toHaveLength(501);
    expect(others.slice(0, 2).map(({ kind }) => kind)).toEqual([
      'missing',
      'added',
    ]);
    expect(others).toHaveLength(19);
  });
});
