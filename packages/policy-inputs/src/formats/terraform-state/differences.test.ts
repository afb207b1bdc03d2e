import { differences } from './differences';

const secret = (changed: boolean) => ({
  $guardrails: 'sensitive',
  changed,
  present: true,
});

describe('differences', () => {
  it.each<[string, unknown, unknown, unknown[]]>([
    ['equal values', { a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }, []],
    [
      'a value inside',
      { input: { size: 'small', n: 1 } },
      { input: { size: 'large', n: 1 } },
      [{ path: '/input/size', applied: 'small', actual: 'large' }],
    ],
    [
      'an element of a list',
      { ports: [80, 443] },
      { ports: [80, 22] },
      [{ path: '/ports/1', applied: 443, actual: 22 }],
    ],
    [
      'lists of different lengths, as a whole',
      { ports: [443] },
      { ports: [22, 443] },
      [{ path: '/ports', applied: [443], actual: [22, 443] }],
    ],
    [
      'what is on one side only',
      { 'a/b': 1 },
      { c: 2 },
      [
        { path: '/a~1b', applied: 1 },
        { path: '/c', actual: 2 },
      ],
    ],
    ['null and nothing', { a: null }, {}, []],
    ['unknown', { a: { $guardrails: 'unknown' } }, { a: 1 }, []],
    [
      'withheld values that differ',
      { password: secret(true) },
      { password: secret(true) },
      [{ path: '/password', applied: secret(true), actual: secret(true) }],
    ],
    [
      'withheld values that do not',
      { password: secret(false) },
      { password: secret(false) },
      [],
    ],
  ])('%s', (_, applied, actual, expected) => {
    expect(differences({ applied, actual })).toEqual(expected);
  });

  it('stops at some number of them', () => {
    const many = Object.fromEntries(
      Array.from({ length: 500 }, (_, i) => [`a${i}`, i]),
    );
    expect(differences({ applied: {}, actual: many })).toHaveLength(100);
  });
});
