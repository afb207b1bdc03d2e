import { canonicalize } from 'json-canonicalize';
import { canonicalJson, canonicalObject } from './canonical';

describe('canonicalJson', () => {
  it('orders keys and escapes text as the example of RFC 8785 section 3.2.3 does', () => {
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    expect(canonicalJson(value)).toBe(
      '{"\\r":"Carriage Return","1":"One","\u0080":"Control",' +
        '"\u00f6":"Latin Small Letter O With Diaeresis","\u20ac":"Euro Sign",' +
        '"\ud83d\ude00":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
    );
  });

  it('writes the example of RFC 8785 section 3.2.2', () => {
    const text =
      '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],' +
      '"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/",' +
      '"literals":[null,true,false]}';
    expect(canonicalJson(JSON.parse(text))).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('writes a long list as it writes a short one', () => {
    const items = Array.from({ length: 1000 }, (_, i) => ({
      b: [i],
      a: i % 7 === 0 ? '\\ud83d' : { '10': i, '9': null },
    }));
    expect(canonicalJson(items)).toBe(canonicalize(items));
    expect(() => canonicalJson([...items, { a: [NaN] }])).toThrow(
      'Not a JSON value at /1000/a/0',
    );
  });

  // RFC 8785 appendix B: IEEE 754 bits and their text.
  it.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555554', '333333333.33333325'],
    ['41b3de4355555555', '333333333.3333333'],
    ['41b3de4355555556', '333333333.3333334'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('writes the number with bits %s as %s', (bits, text) => {
    const view = new DataView(new ArrayBuffer(8));
    view.setBigUint64(0, BigInt(`0x${bits}`));
    expect(canonicalJson(view.getFloat64(0))).toBe(text);
  });

  it('gives equal text to equal values, however their keys are ordered', () => {
    const one = JSON.parse(
      '{"b":{"10":1,"9":2,"__proto__":3},"a":[{"y":1,"x":2}]}',
    );
    const other = JSON.parse(
      '{"a":[{"x":2,"y":1}],"b":{"__proto__":3,"9":2,"10":1}}',
    );
    expect(canonicalJson(one)).toBe(
      '{"a":[{"x":2,"y":1}],"b":{"10":1,"9":2,"__proto__":3}}',
    );
    expect(canonicalJson(other)).toBe(canonicalJson(one));
  });

  it('orders keys that an object would hold in another order, or take for its own', () => {
    const value = JSON.parse(
      '{"b":{"10":1,"9":{"z":1,"a":"\\\\ud"},"-1":2},"__proto__":{"a":[]},"toJSON":"x"}',
    );
    expect(canonicalJson({ outer: [value] })).toBe(
      '{"outer":[{"__proto__":{"a":[]},"b":{"-1":2,"10":1,"9":{"a":"\\\\ud","z":1}},"toJSON":"x"}]}',
    );
  });

  it('leaves out members that are undefined, as JSON does', () => {
    expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
  });

  it.each([
    [{ a: [1, NaN] }, '/a/1: NaN'],
    [{ a: Infinity }, '/a: Infinity'],
    [undefined, '/: undefined'],
    [[undefined], '/0'],
    [{ a: { b: () => 1 } }, '/a/b'],
    [{ a: 1n }, '/a: 1'],
    [['\ud800'], '/0'],
    [{ 'x\udc00': 1 }, '/x'],
  ])('refuses %p and says where', (value, place) => {
    const refusal = (() => {
      try {
        return canonicalJson(value);
      } catch (error) {
        return error;
      }
    })();
    expect(refusal).toBeInstanceOf(TypeError);
    expect((refusal as TypeError).message).toContain(
      `Not a JSON value at ${place}`,
    );
  });
});

describe('canonicalJson beside another implementation', () => {
  const alphabet = [
    'a',
    'B',
    '_',
    '0',
    '9',
    '\u0000',
    '\n',
    '"',
    'é',
    '\u2028',
    '😀',
  ];
  /** Repeatable numbers from 0 to 1. */
  const random = (seed: number) => {
    let state = seed;
    return () => {
      state = (state * 48271) % 0x7fffffff;
      return state / 0x7fffffff;
    };
  };
  const make = (next: () => number, depth: number): unknown => {
    const count = Math.floor(next() * 5);
    const text = () =>
      Array.from(
        { length: Math.floor(next() * 4) },
        () => alphabet[Math.floor(next() * alphabet.length)],
      ).join('');
    const kind = Math.floor(next() * (depth > 4 ? 4 : 6));
    if (kind === 0) return null;
    if (kind === 1) return next() < 0.5;
    if (kind === 2) return (next() - 0.5) * 10 ** Math.floor(next() * 60 - 30);
    if (kind === 3) return text();
    if (kind === 4)
      return Array.from({ length: count }, () => make(next, depth + 1));
    return Object.fromEntries(
      Array.from({ length: count }, () => [text(), make(next, depth + 1)]),
    );
  };

  it('writes two thousand random values alike', () => {
    for (let seed = 1; seed <= 2000; seed++) {
      const value = make(random(seed), 0);
      expect(canonicalJson(value)).toBe(canonicalize(value));
      expect(JSON.parse(canonicalJson(value))).toEqual(
        JSON.parse(JSON.stringify(value)),
      );
    }
  });
});

describe('canonicalObject', () => {
  it('puts members together as canonicalJson writes the whole', () => {
    const value = { b: [1, { d: 1, c: 2 }], a: 'x', '10': null, '9': 0.5 };
    const members = Object.entries(value).map(([k, v]) => [
      k,
      canonicalJson(v),
    ]);
    expect(canonicalObject(Object.fromEntries(members))).toBe(
      canonicalJson(value),
    );
  });
});
