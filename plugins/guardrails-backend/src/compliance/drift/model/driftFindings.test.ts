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
    path: '/ingress',
    disposition: 'enforced',
    ...more,
  } as unknown as Finding);

const drifted = (address: string, kind = 'update', attributes?: object[]) =>
  ({ address, type: 'a', kind, attributes } as DriftedResource);

const known = (place: Finding, state: string) =>
  [{ place, life: { status: { state } } }] as unknown as Placed[];

const drift = [
  drifted('a.changed', 'update', [{ path: '/ingress' }]),
  drifted('a.seen'),
  drifted('a.gone', 'delete', []),
];

describe('driftFindings', () => {
  const on = (resource: string, state?: string, more: object = {}) =>
    driftFindings({
      drift,
      verdict: { findings: [finding(resource, more)] },
      known: state === undefined ? [] : known(finding(resource), state),
    }).length;

  it.each<[number, string, Parameters<typeof on>]>([
    [1, 'on what was changed', ['a.changed']],
    [1, 'on what only the provider sees changed', ['a.seen']],
    [0, 'on what is as it was applied', ['a.same']],
    [0, 'on what is gone', ['a.gone']],
    [
      0,
      'of a rule in shadow',
      ['a.changed', undefined, { disposition: 'shadow' }],
    ],
    [0, 'that the applied change has', ['a.changed', 'open']],
    [0, 'that is waived for the applied change', ['a.changed', 'waived']],
    [1, 'that only a request has', ['a.changed', 'proposed']],
  ])('has %i %s', (count, _, args) => {
    expect(on(...args)).toBe(count);
  });

  it('makes a change that only the provider sees drift where a rule found something', () => {
    const addresses = (findings: Finding[]) =>
      driftedOf(drift, findings).map(({ address }) => address);
    expect(addresses([])).toEqual(['a.changed', 'a.gone']);
    expect(addresses([finding('a.seen')])).toEqual([
      'a.changed',
      'a.seen',
      'a.gone',
    ]);
  });
});

describe('coverageOfDrift', () => {
  const of = (resource: string, skipped: object[] = []) =>
    coverageOfDrift({
      drift,
      verdict: { skipped: skipped as never },
      evaluated: () => 'unseen',
    })({ rule: 'r', resource, path: '' });

  it.each([
    ['absent', 'a.same'],
    ['absent', 'a.gone'],
    ['unseen', 'a.changed'],
  ])('is %s for %s', (expected, resource) => {
    expect(of(resource)).toBe(expected);
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
