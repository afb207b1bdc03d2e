import type { Bundle, SingleBundle } from '@backstage-guardrails/policy-engine';
import { placeChanges } from './placeChanges';

const bundle = (places: unknown, namespace?: string) =>
  ({
    ...(namespace !== undefined && { namespace }),
    data: { guardrails: { places } },
  } as unknown as SingleBundle);

const before = {
  tls: { aws_a: [{ path: ['a'] }], aws_b: [{ path: ['b'] }], aws_c: [] },
  gone: { aws_a: [] },
};

describe('placeChanges', () => {
  it('lists rows by table and type', () => {
    const after = {
      tls: {
        aws_a: [{ path: ['a'], is: [true] }],
        aws_b: [{ path: ['b'] }],
        aws_d: [],
      },
      new: { aws_a: [] },
    };
    expect(placeChanges(bundle(before), bundle(after))).toEqual({
      added: [
        { table: 'new', type: 'aws_a' },
        { table: 'tls', type: 'aws_d' },
      ],
      changed: [{ table: 'tls', type: 'aws_a' }],
      removed: [
        { table: 'gone', type: 'aws_a' },
        { table: 'tls', type: 'aws_c' },
      ],
    });
  });

  it('keeps the tables of several bundles apart, and needs none', () => {
    const set = {
      members: [bundle(before), bundle({ tls: { aws_a: [] } }, 'acme')],
    } as unknown as Bundle;
    expect(placeChanges(bundle(before), set)).toEqual({
      added: [{ table: 'acme/tls', type: 'aws_a' }],
      changed: [],
      removed: [],
    });
    const none = { data: {} } as unknown as Bundle;
    expect(placeChanges(none, none)).toEqual({
      added: [],
      changed: [],
      removed: [],
    });
  });
});
