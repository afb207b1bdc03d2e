import {
  compileRego,
  manifest,
  packBundle,
  packFiles,
  sha256,
  testRules,
  withOpa,
} from '../__testUtils__';
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
        JSON.stringify({
          '/.manifest': hash(manifest()),
          '/data.json': hash('{"a":1}'),
          '/policy.wasm': hash(wasm),
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
      ['', 'package x', 'package y'].map(
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
