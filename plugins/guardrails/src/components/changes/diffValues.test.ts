import { diffValues } from './diffValues';

const secret = (changed: boolean) => ({
  $guardrails: 'sensitive',
  changed,
  present: true,
});

describe('diffValues', () => {
  it.each([
    { $guardrails: 'unknown' },
    { $guardrails: 'sensitive', changed: true, present: true },
  ])('does not call removed what becomes %j', marker => {
    const before = { tags: { a: '1', b: '2' }, rules: [{ port: 1 }] };
    expect(diffValues(before, { tags: marker, rules: marker })).toEqual([
      { path: 'tags', kind: 'changed', before: before.tags, after: marker },
      { path: 'rules', kind: 'changed', before: before.rules, after: marker },
    ]);
  });

  it('lists every value that differs, and none that does not', () => {
    expect(
      diffValues(
        {
          name: 'db',
          size: 'small',
          gone: 1,
          ingress: [{ cidr: '10.0.0.0/8', port: 5432 }],
          tags: { 'cost-center': '4711' },
          password: secret(true),
          token: secret(false),
        },
        {
          name: 'db',
          size: 'large',
          ingress: [
            { cidr: '0.0.0.0/0', port: 5432 },
            { cidr: '::/0', port: 5432 },
          ],
          tags: { 'cost-center': '4711', 'a b': 'c' },
          password: secret(true),
          token: secret(false),
          id: { $guardrails: 'unknown' },
        },
      ),
    ).toEqual([
      { path: 'size', kind: 'changed', before: 'small', after: 'large' },
      { path: 'gone', kind: 'removed', before: 1, after: undefined },
      {
        path: 'ingress[0].cidr',
        kind: 'changed',
        before: '10.0.0.0/8',
        after: '0.0.0.0/0',
      },
      {
        path: 'ingress[1].cidr',
        kind: 'added',
        before: undefined,
        after: '::/0',
      },
      {
        path: 'ingress[1].port',
        kind: 'added',
        before: undefined,
        after: 5432,
      },
      { path: 'tags["a b"]', kind: 'added', before: undefined, after: 'c' },
      {
        path: 'password',
        kind: 'changed',
        before: secret(true),
        after: secret(true),
      },
      {
        path: 'id',
        kind: 'added',
        before: undefined,
        after: { $guardrails: 'unknown' },
      },
    ]);
  });

  it('shows all of what is created and all of what is deleted', () => {
    const document = { a: { b: [1, 2] }, empty: [], none: null };
    expect(diffValues(null, document).map(change => change.path)).toEqual([
      'a.b[0]',
      'a.b[1]',
      'empty',
    ]);
    expect(diffValues(document, null).map(change => change.kind)).toEqual([
      'removed',
      'removed',
      'removed',
    ]);
  });

  it('tells a value that became a list from one that stayed', () => {
    expect(diffValues({ a: 'x' }, { a: ['x'] })).toEqual([
      { path: 'a', kind: 'removed', before: 'x', after: undefined },
      { path: 'a[0]', kind: 'added', before: undefined, after: 'x' },
    ]);
  });

  it('shows values under names that every object inherits', () => {
    const names = ['constructor', 'toString', '__proto__', 'hasOwnProperty'];
    const named = JSON.parse(
      `{${names.map(name => `"${name}":"x"`).join(',')},"a":1}`,
    );
    expect(diffValues({ a: 1 }, named)).toEqual(
      names.map(path => ({
        path,
        kind: 'added',
        before: undefined,
        after: 'x',
      })),
    );
    expect(diffValues(named, { a: 1 })).toEqual(
      names.map(path => ({
        path,
        kind: 'removed',
        before: 'x',
        after: undefined,
      })),
    );
  });
});
