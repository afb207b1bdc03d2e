import {
  compileRego,
  manifest,
  packBundle,
  packFiles,
  sha256,
  sourceOf,
  testRules,
  withOpa,
} from '../__testUtils__';
import {
  canonicalJson,
  createRuleDigest,
  type Rule,
} from '@backstage-guardrails/policy-model';
import { membersOf } from './Bundle';
import { loadBundle } from './loadBundle';

const hash = sha256;
const code = (expected: string) => expect.objectContaining({ code: expected });

withOpa('loadBundle', () => {
  let wasm: Buffer;
  beforeAll(async () => {
    wasm = await compileRego('policy');
  });

  const bundle = (files: Record<string, string | Buffer> = {}) =>
    packBundle({ '/policy.wasm': wasm, ...files });

  it('reads rules, revision and data, and takes a digest that compression does not change', async () => {
    const [{ module, ...rest }] = membersOf(
      await loadBundle(await bundle({ '/data.json': '{"a":1}' }), { hash }),
    );
    expect(rest).toEqual({
      digest: hash(
        canonicalJson({
          '/.manifest': hash(manifest()),
          '/data.json': hash('{"a":1}'),
          '/policy.wasm': hash(wasm),
          ...Object.fromEntries(
            testRules
              .flatMap(rule => Object.entries(sourceOf(rule)))
              .map(([path, text]) => [path, hash(text)]),
          ),
        }),
      ),
      revision: 'test-1',
      rules: testRules,
      data: { a: 1 },
    });
    expect(module).toBeInstanceOf(WebAssembly.Module);
  });

  it('notices a change in any file, also in one it does not read', async () => {
    const digests = await Promise.all(
      ['package w', 'package x', 'package y'].map(
        async source =>
          (
            await loadBundle(await bundle({ '/main.rego': source }), { hash })
          ).digest,
      ),
    );
    expect(new Set(digests).size).toBe(3);
  });

  it.each(['../outside', '/a/../../outside', 'a//b', 'a/./b', 'a\\b', 'a\nb'])(
    'refuses the path %j',
    async name => {
      const archive = await packFiles({ [name]: 'x' });
      await expect(loadBundle(archive, { hash })).rejects.toEqual(
        code('bundle-unsafe-path'),
      );
    },
  );

  it('refuses too much, counted while unpacking', async () => {
    const archive = await bundle({ '/zeros': Buffer.alloc(1_000_000) });
    const limits = { compressedBytes: 1e6, totalBytes: 1e6, files: 10 };
    const load = (changes: Partial<typeof limits>, bytes = archive) =>
      loadBundle(bytes, { hash, limits: { ...limits, ...changes } });
    await expect(load({})).rejects.toEqual(code('bundle-too-large'));
    await expect(load({ compressedBytes: 10 })).rejects.toEqual(
      code('bundle-too-large'),
    );
    await expect(load({ totalBytes: 1e7, files: 2 })).rejects.toEqual(
      code('bundle-too-large'),
    );
    await expect(load({ totalBytes: 1e7 })).resolves.toMatchObject({
      revision: 'test-1',
    });
  });

  it.each<[string, Record<string, string>, string]>([
    ['no manifest', { '/.manifest': 'null' }, 'bundle-malformed'],
    ['a manifest that is not JSON', { '/.manifest': '{' }, 'bundle-malformed'],
    [
      'a rule with an unknown field',
      {
        '/.manifest': manifest({
          metadata: {
            rules: [{ ...testRules[0], extra: 1 }],
            guardrails: { version: '0' },
          },
        }),
      },
      'bundle-malformed',
    ],
    [
      'a rule twice',
      {
        '/.manifest': manifest({
          metadata: {
            rules: [testRules[0], testRules[0]],
            guardrails: { version: '0' },
          },
        }),
      },
      'bundle-malformed',
    ],
    ['data that is not an object', { '/data.json': '[]' }, 'bundle-malformed'],
    [
      'parameters of its own',
      { '/data.json': '{"parameters":{}}' },
      'bundle-malformed',
    ],
    [
      'a policy that is not WebAssembly',
      { '/policy.wasm': 'x' },
      'bundle-malformed',
    ],
    [
      'WebAssembly that is no policy',
      { '/policy.wasm': '\0asm\u0001\0\0\0' },
      'bundle-unsupported',
    ],
  ])('refuses a bundle with %s', async (_name, files, expected) => {
    await expect(loadBundle(await bundle(files), { hash })).rejects.toEqual(
      code(expected),
    );
  });

  it('refuses a policy that calls a builtin the engine does not have', async () => {
    const archive = await packBundle({
      '/policy.wasm': await compileRego('builtin'),
    });
    await expect(loadBundle(archive, { hash })).rejects.toMatchObject({
      code: 'bundle-builtin-missing',
      message: expect.stringContaining('time.now_ns'),
    });
  });

  const [first, ...others] = testRules;
  const source = (text: string) => ({
    ...Object.assign({}, ...testRules.map(sourceOf)),
    [Object.keys(sourceOf(first))[0]]: text,
  });
  const sourceText = (rule: Rule) => Object.values(sourceOf(rule))[0];
  const packed = (changes: {
    rules?: Rule[];
    files?: Record<string, string>;
  }) => {
    const { rules = testRules, files = source(sourceText(first)) } = changes;
    const metadata = { rules, guardrails: { version: '0.0.0' } };
    return packFiles({
      '/.manifest': manifest({ metadata }),
      '/policy.wasm': wasm,
      ...files,
    });
  };
  /** Not read, so that digests are of the texts of all files. */
  const UNREAD = { '/guardrails/more.rego': 'package more\nx := é' };
  const packedBeside = (
    unread: Record<string, string>,
    sources: Record<string, string>,
  ) => {
    const files = { ...sources, ...unread };
    const digestOf = createRuleDigest({
      sources: { files, data: {} },
      hash,
    });
    const rules = testRules.map(rule => ({
      ...rule,
      digest: digestOf(rule) ?? rule.digest,
    }));
    return packed({ rules, files });
  };
  const changed = `${sourceText(first)}\nfinding contains 1 if false\n`;

  it.each<[string, () => Promise<Buffer>]>([
    [
      'the digest of before for a rule whose source has changed',
      () => packed({ files: source(changed) }),
    ],
    [
      'the digest of before for a rule whose level has changed',
      () => packed({ rules: [{ ...first, level: 'advisory' }, ...others] }),
    ],
    [
      'a digest of its own making',
      () => packed({ rules: [{ ...first, digest: hash('x') }, ...others] }),
    ],
    [
      'the digest of another rule',
      () =>
        packed({
          rules: [{ ...first, digest: others[0].digest }, ...others],
        }),
    ],
    [
      'a digest without the source of the rule',
      () => packed({ files: Object.assign({}, ...others.map(sourceOf)) }),
    ],
    ['digests without any source', () => packed({ files: {} })],
    [
      'digests without any source beside Rego that is not read',
      () => packedBeside(UNREAD, {}),
    ],
    [
      'digests of Rego that is not read in place of a source',
      () => packedBeside(UNREAD, Object.assign({}, ...others.map(sourceOf))),
    ],
  ])('refuses a manifest that names %s', async (_, pack) => {
    const archive = await pack();
    await expect(loadBundle(archive, { hash })).rejects.toMatchObject({
      code: 'bundle-digest-wrong',
      message: expect.stringContaining(first.id),
    });
    await expect(
      loadBundle(archive, { hash, recorded: true }),
    ).resolves.toMatchObject({ revision: 'test-1' });
  });

  const manifestText = manifest({
    metadata: { rules: testRules, guardrails: { version: '0.0.0' } },
  });
  it.each<[string, string, string]>([
    [
      'day of adoption',
      '/.manifest',
      manifestText.replace('"adopted":', '"adopted":"2020-01-01","adopted":'),
    ],
    [
      'revision, once written otherwise',
      '/.manifest',
      manifestText.replace('{', '{"\\u0072evision":"x",'),
    ],
    ['value', '/data.json', '{"a":{"b":"\\":","b" : 1}}'],
    ['value in a list', '/data.json', '{"a":[{},{"b":1,"b":1}]}'],
    ['__proto__', '/data.json', '{"__proto__":1,"__proto__":2}'],
    [
      'parameter',
      '/parameters/schema.json',
      '{"type":"object","properties":{"a":{},"a":{"type":"string"}}}',
    ],
  ])('refuses a %s that is there twice', async (_, path, text) => {
    const files = { ...source(sourceText(first)), [path]: text };
    const archive = await packed({ files });
    await expect(loadBundle(archive, { hash })).rejects.toMatchObject({
      code: 'bundle-malformed',
      message: `${path} has an object with two members of one name; build the bundle again`,
    });
    await expect(
      loadBundle(archive, { hash, recorded: true }),
    ).resolves.toBeDefined();
  });

  it('takes colons and quotes in a text for what they are', async () => {
    const data = { 'a:"b"': ['":"', '\\', { ':': 1, '\\"': { ':': [] } }] };
    const archive = await packBundle({
      '/policy.wasm': wasm,
      '/data.json': JSON.stringify(data, null, 1),
    });
    expect((await loadBundle(archive, { hash })).rules).toHaveLength(3);
  });

  it('takes digests of all texts where only a helper is not read', async () => {
    const archive = await packedBeside(
      UNREAD,
      Object.assign({}, ...testRules.map(sourceOf)),
    );
    expect((await loadBundle(archive, { hash })).rules).toHaveLength(3);
  });

  it('knows digests of whole sources, as bundles named them before', async () => {
    const earlier = (rule: Rule, text = sourceText(rule)) => ({
      ...rule,
      digest: hash(`${text}\n`),
    });
    const rules = [
      earlier(first, changed),
      ...others.map(rule => earlier(rule)),
    ];
    const archive = await packed({ rules, files: source(changed) });
    expect((await loadBundle(archive, { hash })).rules).toEqual(rules);

    const mixed = [rules[0], ...others];
    await expect(
      loadBundle(await packed({ rules: mixed, files: source(changed) }), {
        hash,
      }),
    ).rejects.toMatchObject({ code: 'bundle-digest-wrong' });
  });

  it('refuses a bundle that was cut off anywhere', async () => {
    const archive = await bundle();
    for (
      let end = 0;
      end < archive.length;
      end += Math.ceil(archive.length / 50)
    ) {
      await expect(
        loadBundle(archive.subarray(0, end), { hash }),
      ).rejects.toEqual(code('bundle-malformed'));
    }
  });
});
