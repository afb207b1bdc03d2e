import { refusalOf } from '../__testUtils__/evidence';
import { readDocument, readJson } from './readJson';

const bytesOf = (text: string, encoding: BufferEncoding = 'utf8') =>
  new Uint8Array(Buffer.from(text, encoding));

const refused = (bytes: Uint8Array, maxBytes?: number) =>
  refusalOf(() => readJson(bytes, { maxBytes }));

describe('readJson', () => {
  it('reads what every parser reads alike', () => {
    const text =
      ' {"a":[1,-0.5,"\\ud83d\\ude00 \\u0000 \\"{}[]:,",null,true],"":{"b":{}}}\n';
    expect(readJson(bytesOf(text))).toEqual(JSON.parse(text));
  });

  it.each<[string, Uint8Array, { code: string; path: string }]>([
    ['no bytes', bytesOf(''), { code: 'empty', path: '' }],
    ['white space', bytesOf(' \n'), { code: 'truncated', path: 'offset 2' }],
    [
      'a UTF-8 mark',
      bytesOf('\ufeff{}'),
      { code: 'byte-order-mark', path: 'offset 0' },
    ],
    [
      'UTF-16 of PowerShell',
      bytesOf('\ufeff{}', 'utf16le'),
      { code: 'utf-16', path: 'offset 0' },
    ],
    [
      'UTF-16 without a mark',
      bytesOf('{}', 'utf16le'),
      { code: 'utf-16', path: 'offset 0' },
    ],
    ['gzip', Uint8Array.of(0x1f, 0x8b, 8, 0), { code: 'compressed', path: '' }],
    [
      'a plan file',
      Uint8Array.of(0x50, 0x4b, 3, 4, 20),
      { code: 'plan-file', path: '' },
    ],
    [
      'bytes that are no UTF-8',
      Uint8Array.of(0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d),
      { code: 'not-utf-8', path: '' },
    ],
    [
      'an overlong slash',
      Uint8Array.of(0x5b, 0x22, 0xc0, 0xaf, 0x22, 0x5d),
      { code: 'not-utf-8', path: '' },
    ],
    [
      'a text plan',
      bytesOf('\nTerraform will perform the following actions:\n'),
      { code: 'text-plan', path: '' },
    ],
    [
      'the log of a plan',
      bytesOf('{"@level":"info"}\n{"@level":"info"}\n'),
      { code: 'log-not-plan', path: '' },
    ],
    ['null', bytesOf('null'), { code: 'not-an-object', path: '' }],
    ['false', bytesOf('false'), { code: 'not-an-object', path: '' }],
    ['a number', bytesOf('0'), { code: 'not-an-object', path: '' }],
    ['a text', bytesOf('"{}"'), { code: 'not-an-object', path: '' }],
    ['a list', bytesOf('[{}]'), { code: 'not-an-object', path: '' }],
    ['prose', bytesOf('hello'), { code: 'malformed', path: 'offset 0' }],
    [
      'a trailing comma',
      bytesOf('{"a":1,}'),
      { code: 'malformed', path: 'offset 7' },
    ],
    [
      'a set of Rego',
      bytesOf('{1,2}'),
      { code: 'malformed', path: 'offset 1' },
    ],
    ['NaN', bytesOf('{"a":NaN}'), { code: 'malformed', path: '' }],
    ['half', bytesOf('{"a":[1'), { code: 'truncated', path: 'offset 7' }],
    [
      'an open text',
      bytesOf('{"a":"}'),
      { code: 'truncated', path: 'offset 7' },
    ],
    [
      'two documents',
      bytesOf('{} {}'),
      { code: 'trailing-content', path: 'offset 3' },
    ],
    [
      'a closing brace too many',
      bytesOf('{}}'),
      { code: 'trailing-content', path: 'offset 2' },
    ],
    [
      'a name twice',
      bytesOf('{"x":[{"a":1},{"b":{"c":1,"d":{"c":1},"c":2}}]}'),
      { code: 'duplicate-key', path: '/x/1/b/c' },
    ],
    [
      'a name twice, once escaped',
      bytesOf('{"a/b":1,"\\u0061/b":1}'),
      { code: 'duplicate-key', path: '/a~1b' },
    ],
    [
      'a prototype twice',
      bytesOf('{"__proto__":1}'),
      { code: 'reserved-key', path: '/__proto__' },
    ],
    [
      'a marker written by hand',
      bytesOf('{"a":[{"\\u0024guardrails":"unknown"}]}'),
      { code: 'reserved-key', path: '/a/0/$guardrails' },
    ],
    [
      'half a surrogate pair',
      bytesOf('{"a":"\\ud83d"}'),
      { code: 'lone-surrogate', path: 'offset 6' },
    ],
    [
      'the other half',
      bytesOf('{"a":"\\uDE00\\ud83d"}'),
      { code: 'lone-surrogate', path: 'offset 6' },
    ],
    [
      'a number beyond a double',
      bytesOf('{"a":[1e400]}'),
      { code: 'number-out-of-range', path: '/a/0' },
    ],
    [
      'a number that a double would round',
      bytesOf('{"a":[1,{"b":9007199254740993}]}'),
      { code: 'number-inexact', path: 'offset 13' },
    ],
    [
      'a command printed before the document',
      bytesOf('[command]/bin/terraform show -json p\n{"format_version":"1.2"}'),
      { code: 'text-before', path: 'offset 0' },
    ],
    [
      'a warning before the document',
      bytesOf('Warning: old version\n\n  {\n  "format_version":"1.2"}'),
      { code: 'text-before', path: 'offset 0' },
    ],
    [
      'a list that is cut',
      bytesOf('[\n{"a":1}\n]]'),
      { code: 'trailing-content', path: 'offset 11' },
    ],
    [
      'nesting without end',
      bytesOf('{"a":'.repeat(500_000)),
      { code: 'too-deep', path: 'offset 1000' },
    ],
    [
      'lists in lists',
      bytesOf(`${'['.repeat(201)}${']'.repeat(201)}`),
      { code: 'too-deep', path: 'offset 200' },
    ],
  ])('refuses %s', (_, bytes, refusal) => {
    expect(refused(bytes)).toEqual(refusal);
  });

  it('keeps the numbers of a tool as text, where a double would round them', () => {
    const { document, inexact } = readDocument(
      bytesOf(
        '{"ü":[9007199254740993 ,-0.10000000000000000555, 1.50],"s":"9007199254740993"}',
      ),
    );
    expect(inexact).toBe(7);
    expect(document).toEqual({
      ü: [
        { $guardrails: 'unknown', number: '9007199254740993' },
        { $guardrails: 'unknown', number: '-0.10000000000000000555' },
        1.5,
      ],
      s: '9007199254740993',
    });
  });

  it('refuses more bytes than the limit, before it looks at them', () => {
    expect(refused(bytesOf('{"a":1}'), 6)).toEqual({
      code: 'too-large',
      path: '',
    });
    expect(refused(new Uint8Array(200 * 1024 * 1024))).toEqual({
      code: 'too-large',
      path: '',
    });
  });

  it('never quotes the evidence, which may hold secrets', () => {
    expect(() => readJson(bytesOf('{"password": hunter2}'))).toThrow(
      /^(?!.*hunter2)/,
    );
  });
});
