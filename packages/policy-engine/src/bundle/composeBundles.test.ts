import { createHash } from 'node:crypto';
import type { Digest, Rule } from '@backstage-guardrails/policy-model';
import {
  compileRego,
  manifest,
  namespacedManifest,
  namespacedRules,
  packBundle,
  packFiles,
  parametersWith,
  sha256,
  withOpa,
} from '../__testUtils__';
import { overlayParameters } from '../parameters';
import { bundleReference } from './Bundle';
import { composeBundles } from './composeBundles';
import { loadBundle } from './loadBundle';
import { readArchive } from './readArchive';
import { readRuleDigests } from './readRuleDigests';

const hash = sha256;
const refusal = (code: string, message: string) =>
  expect.objectContaining({ code, message: expect.stringContaining(message) });

const schema = (
  properties: Record<string, unknown>,
  rest: Record<string, unknown> = {},
) =>
  JSON.stringify({
    type: 'object',
    additionalProperties: false,
    properties,
    ...rest,
  });
const shippedSchema = schema(
  { public: { $ref: '#/$defs/flag' } },
  { $defs: { flag: { type: 'boolean' } }, required: ['public'] },
);

withOpa('bundles side by side', () => {
  let wasm: Buffer;
  beforeAll(async () => {
    wasm = await compileRego('policy');
  });

  const shipped = (files: Record<string, string> = {}) =>
    packBundle({
      '/policy.wasm': wasm,
      '/parameters/schema.json': shippedSchema,
      ...files,
    });
  const own = (
    namespace: string,
    files: Record<string, string> = {},
    rules?: Rule[],
  ) =>
    packBundle({
      '/.manifest': namespacedManifest(namespace, { rules }),
      '/policy.wasm': wasm,
      ...files,
    });
  const compose = async (...archives: Array<Buffer | Promise<Buffer>>) =>
    composeBundles(
      (await Promise.all(archives)).map((bytes, n) => ({
        name: `${'abcdefghijklmnopqrstu'[n]}.tar.gz`,
        bytes,
      })),
      { hash },
    );

  it('leaves a bundle that judges alone exactly as it is', async () => {
    const bytes = await shipped();
    const { bundle, archive } = await compose(bytes);
    expect(archive).toBe(bytes);
    const { digest, revision, rules } = await loadBundle(bytes, { hash });
    expect(bundle).toMatchObject({ digest, revision, rules });
    expect(bundleReference(bundle)).toEqual({
      digest: bundle.digest,
      revision: 'test-1',
    });
  });

  it('makes one archive of several, with a digest that covers each of them and their order', async () => {
    const [a, b, c] = await Promise.all([shipped(), own('acme'), own('beta')]);
    const { bundle, archive } = await compose(a, b, c);
    const reference = bundleReference(bundle);
    expect(reference).toEqual({
      digest: expect.stringMatching(/^sha256:/),
      revision: `set-${bundle.digest.slice(7, 19)}`,
      members: [
        { digest: expect.any(String), revision: 'test-1' },
        {
          namespace: 'acme',
          digest: expect.any(String),
          revision: 'acme-1',
        },
        {
          namespace: 'beta',
          digest: expect.any(String),
          revision: 'beta-1',
        },
      ],
    });
    expect(bundle.rules).toHaveLength(9);
    const read = await loadBundle(archive, { hash });
    expect(bundleReference(read)).toEqual(reference);
    expect(read.rules).toEqual(bundle.rules);
    const digests = await readRuleDigests(archive, { hash });
    expect(digests.bundle).toBe(bundle.digest);
    expect(digests.of(bundle.rules[3].id)?.named).toBe(bundle.rules[3].digest);
    const others = await Promise.all([
      compose(a, c, b),
      compose(a, b),
      compose(a, own('acme', { '/data.json': '{"a":1}' }), c),
    ]);
    expect(
      new Set([bundle.digest, ...others.map(other => other.bundle.digest)])
        .size,
    ).toBe(4);
  });

  const rule = (id: string) => ({
    ...namespacedRules('acme')[1],
    id: id as Rule['id'],
  });

  it.each<[string, () => Promise<unknown>, string, string]>([
    [
      'a rule of the shipped bundle',
      () => own('acme', {}, [rule('placement/small-things')]),
      'bundle-malformed',
      'b.tar.gz: Rule placement/small-things is outside',
    ],
    [
      'a rule of another namespace',
      () => own('acme', {}, [rule('beta/placement/small-things')]),
      'bundle-malformed',
      'b.tar.gz: Rule beta/placement/small-things is outside',
    ],
    [
      'a rule below a namespace it does not declare',
      () =>
        packBundle({
          '/.manifest': manifest({
            metadata: {
              rules: namespacedRules('acme'),
              guardrails: { version: '0' },
            },
          }),
          '/policy.wasm': wasm,
        }),
      'bundle-malformed',
      'set metadata.guardrails.namespace',
    ],
    [
      'two rules of one Rego package',
      () => own('acme', {}, [rule('acme/a'), rule('acme/acme/a')]),
      'bundle-malformed',
      'Rules acme/a and acme/acme/a have one Rego package, guardrails.rules.acme.a',
    ],
    [
      'a category of the shipped rules as its namespace',
      () => own('network'),
      'bundle-conflict',
      'b.tar.gz has the namespace network, which is a category',
    ],
    [
      'a name that means the shipped bundle',
      () => own('shipped'),
      'bundle-conflict',
      'b.tar.gz has the namespace shipped',
    ],
    [
      'an empty namespace',
      () => own('', {}, namespacedRules('acme')),
      'bundle-malformed',
      'metadata.guardrails.namespace',
    ],
    [
      'no namespace, as the shipped one',
      () => shipped({ '/data.json': '{"a":1}' }),
      'bundle-conflict',
      'a.tar.gz and b.tar.gz have no namespace',
    ],
    [
      'a schema of shipped values',
      () =>
        own('acme', {
          '/parameters/schema.json': schema({ public: { type: 'string' } }),
        }),
      'bundle-malformed',
      'b.tar.gz: /parameters/schema.json: "public" is outside',
    ],
    [
      'a schema that takes whatever comes',
      () =>
        own('acme', {
          '/parameters/schema.json': '{"type":"object","properties":{}}',
        }),
      'bundle-conflict',
      'additionalProperties',
    ],
    [
      'a schema that limits the names of others',
      () =>
        own('acme', {
          '/parameters/schema.json': schema(
            {},
            {
              propertyNames: { type: 'string', maxLength: 3 },
            },
          ),
        }),
      'bundle-conflict',
      'without "propertyNames"',
    ],
    [
      'defaults of shipped values',
      () =>
        own('acme', {
          '/parameters/default.json': JSON.stringify({
            version: 'guardrails/parameters/v1',
            production: { values: { public: true } },
          }),
        }),
      'bundle-malformed',
      'b.tar.gz: /parameters/default.json at production: "public" is outside',
    ],
    [
      'defaults for the levels of rules',
      () =>
        own('acme', {
          '/parameters/default.json': JSON.stringify({
            version: 'guardrails/parameters/v1',
            production: {
              values: {},
              rules: { 'network/no-public-thing': { level: 'advisory' } },
            },
          }),
        }),
      'bundle-malformed',
      'b.tar.gz: /parameters/default.json is wrong at production',
    ],
    [
      'a parameter that nothing describes',
      () =>
        own('acme', {}, [
          { ...rule('acme/placement/small-things'), parameters: ['acme/x'] },
        ]),
      'bundle-conflict',
      'reads the parameter "acme/x", which no /parameters/schema.json',
    ],
    [
      'a policy that is none',
      () => own('acme', { '/policy.wasm': 'x' }),
      'bundle-malformed',
      'b.tar.gz: The policy is not WebAssembly',
    ],
  ])('refuses a bundle with %s', async (_, other, code, message) => {
    await expect(
      compose(shipped(), other() as Promise<Buffer>),
    ).rejects.toEqual(refusal(code, message));
  });

  it('refuses a list that would not judge as it reads', async () => {
    await expect(compose()).rejects.toEqual(
      refusal('bundle-conflict', 'No bundle is listed'),
    );
    await expect(compose(own('acme'))).rejects.toEqual(
      refusal('bundle-conflict', 'judges beside the shipped bundle'),
    );
    await expect(compose(own('acme'), own('beta'))).rejects.toEqual(
      refusal('bundle-conflict', 'Every bundle has a namespace'),
    );
    await expect(
      compose(shipped(), own('acme'), own('acme', { '/data.json': '{"a":1}' })),
    ).rejects.toEqual(
      refusal(
        'bundle-conflict',
        'b.tar.gz and c.tar.gz have the same namespace',
      ),
    );
    const { archive } = await compose(shipped(), own('acme'));
    await expect(compose(Buffer.from(archive), own('beta'))).rejects.toEqual(
      refusal('bundle-conflict', 'list its members instead'),
    );
    await expect(
      compose(shipped({ '/parameters/schema.json': schema({}) }), own('acme')),
    ).rejects.toEqual(refusal('bundle-conflict', '"public", which no'));
    await expect(
      compose(
        shipped(),
        ...Array.from({ length: 16 }, (_, n) => own(`own-${n}`)),
      ),
    ).rejects.toEqual(refusal('bundle-conflict', 'at most 16'));
  });

  describe('an archive of a set', () => {
    const contents = async () => {
      const { archive, bundle } = await compose(shipped(), own('acme'));
      const files = Object.fromEntries(
        [...(await readArchive(archive))].map(([path, content]) => [
          path,
          Buffer.from(content),
        ]),
      );
      const { members } = JSON.parse(files['/bundles.json'].toString());
      const [first, second] = members.map(
        (digest: string) => `/members/${digest.slice(7)}.tar.gz`,
      );
      return { files, members, first, second, digest: bundle.digest };
    };
    const list = (members: unknown[]) =>
      Buffer.from(
        JSON.stringify({ version: 'guardrails/bundle-set/v1', members }),
      );
    type Contents = Awaited<ReturnType<typeof contents>>;

    it.each<
      [
        string,
        (
          set: Contents,
        ) => Record<string, Buffer> | Promise<Record<string, Buffer>>,
        string,
      ]
    >([
      [
        'a member missing',
        ({ files: { ...files }, second }) => {
          delete files[second];
          return files;
        },
        'The bundle has no /members/',
      ],
      [
        'a member twice',
        ({ files, members }) => ({
          ...files,
          '/bundles.json': list([...members, members[1]]),
        }),
        'names a bundle twice',
      ],
      [
        'a member that is left out of the list',
        ({ files, members }) => ({
          ...files,
          '/bundles.json': list([members[0]]),
        }),
        '/bundles.json is wrong at members',
      ],
      [
        'a file beside its members',
        ({ files }) => ({ ...files, '/more.rego': Buffer.from('package x') }),
        'does not name /more.rego',
      ],
      [
        'another bundle under the name of a member',
        async ({ files, second }) => ({
          ...files,
          [second]: await own('acme', { '/data.json': '{"weaker":true}' }),
        }),
        'the bundle is not the one that its name says',
      ],
      [
        'a member that is cut off',
        ({ files, second }) => ({
          ...files,
          [second]: files[second].subarray(0, 100),
        }),
        'not a complete gzipped tar',
      ],
      [
        'a set as a member',
        async ({ files, second }) => ({
          ...files,
          [second]: await packFiles(files),
        }),
        'a set of bundles cannot be a member',
      ],
      [
        'a list of another version',
        ({ files, members }) => ({
          ...files,
          '/bundles.json': Buffer.from(JSON.stringify({ members })),
        }),
        '/bundles.json is wrong at version',
      ],
      [
        'two lists',
        ({ files }) => ({
          ...files,
          '/bundles.json': Buffer.from(
            files['/bundles.json'].toString().replace('{', '{"members":[],'),
          ),
        }),
        '/bundles.json has an object with two members of one name',
      ],
      [
        'two bundles of one namespace',
        async ({ files, members, first }) => {
          const others = await Promise.all([
            own('acme', { '/data.json': '{"a":1}' }),
            own('acme', { '/data.json': '{"a":2}' }),
          ]);
          const digests = await Promise.all(
            others.map(
              async bytes => (await loadBundle(bytes, { hash })).digest,
            ),
          );
          return {
            '/bundles.json': list([members[0], ...digests]),
            [first]: files[first],
            [`/members/${digests[0].slice(7)}.tar.gz`]: others[0],
            [`/members/${digests[1].slice(7)}.tar.gz`]: others[1],
          };
        },
        'the same namespace',
      ],
    ])('is refused with %s', async (_, change, message) => {
      const set = await contents();
      const archive = await packFiles(await change(set));
      await expect(loadBundle(archive, { hash })).rejects.toThrow(message);
    });

    it('has another digest where it is consistent and not the same', async () => {
      const { files, members, first, second, digest } = await contents();
      const other = await own('acme', { '/data.json': '{"weaker":true}' });
      const otherDigest = (await loadBundle(other, { hash })).digest;
      const archive = await packFiles({
        '/bundles.json': list([members[0], otherDigest]),
        [first]: files[first],
        [second.replace(members[1].slice(7), otherDigest.slice(7))]: other,
      });
      expect((await loadBundle(archive, { hash })).digest).not.toBe(digest);
      expect((await readRuleDigests(archive, { hash })).bundle).not.toBe(
        digest,
      );
    });

    it('counts what all members unpack to together', async () => {
      const zeros = Buffer.alloc(400_000);
      const big = (namespace: string) =>
        own(namespace, { '/zeros': zeros.toString('latin1') });
      const { archive } = await compose(
        shipped({ '/zeros': zeros.toString('latin1') }),
        big('acme'),
        big('beta'),
      );
      const limits = { compressedBytes: 1e7, files: 10 };
      const load = (totalBytes: number) =>
        loadBundle(archive, { hash, limits: { ...limits, totalBytes } });
      await expect(load(1_000_000)).rejects.toEqual(
        refusal('bundle-too-large', '/members/'),
      );
      await expect(load(10_000_000)).resolves.toHaveProperty('members');
    });
  });

  it('checks the parameters of all bundles, each by its own schema, and takes the defaults of a bundle where the organisation has none', async () => {
    const limit = {
      '/parameters/schema.json': schema(
        { 'acme/limit': { $ref: '#/$defs/flag' } },
        { $defs: { flag: { type: 'integer', minimum: 1 } } },
      ),
      '/parameters/default.json': JSON.stringify({
        version: 'guardrails/parameters/v1',
        sandbox: { values: { 'acme/limit': 7 } },
        production: { values: { 'acme/limit': 3 } },
      }),
    };
    const { bundle } = await compose(shipped(), own('acme', limit));
    const load = (values: Record<string, unknown>) =>
      overlayParameters(parametersWith({ values: values as never }), {
        shipped: parametersWith({ values: { public: false } }),
        hash,
        bundle,
      });
    const { value } = load({ public: false });
    expect([value.sandbox.values, value.staging.values]).toEqual([
      { public: false, 'acme/limit': 7 },
      { public: false },
    ]);
    expect(
      load({ public: false, 'acme/limit': 9 }).value.production.values,
    ).toEqual({ public: false, 'acme/limit': 9 });
    const wrong: Array<[Record<string, unknown>, string]> = [
      [{ public: 'no' }, 'sandbox.values.public'],
      [{ public: false, 'acme/limit': '9' }, 'sandbox.values.acme/limit'],
      [{ public: false, 'acme/limits': 9 }, 'did you mean acme/limit?'],
      [{ public: false, limit: 9 }, 'limit: there is no such value'],
    ];
    for (const [values, message] of wrong) {
      expect(() => load(values)).toThrow(message);
    }
  });

  it('refuses a set that could not be read again, though each bundle is small enough', async () => {
    const zeros = { '/zeros': Buffer.alloc(400_000).toString('latin1') };
    const sources = [
      { name: 'a', bytes: await shipped(zeros) },
      { name: 'b', bytes: await own('acme', zeros) },
    ];
    const composed = (totalBytes: number) =>
      composeBundles(sources, {
        hash,
        limits: { compressedBytes: 1e7, files: 10, totalBytes },
      });
    await expect(composed(10_000_000)).resolves.toHaveProperty('archive');
    const one = 400_000 + wasm.length + 50_000;
    await expect(composed(one)).rejects.toEqual(
      refusal('bundle-too-large', '/members/'),
    );
  });

  it('has no digest in common with a bundle', async () => {
    const { bundle } = await compose(shipped(), own('acme'));
    const { members = [] } = bundleReference(bundle);
    const expected = createHash('sha256')
      .update(
        JSON.stringify({
          members: members.map(({ digest }) => digest),
          version: 'guardrails/bundle-set/v1',
        }),
      )
      .digest('hex');
    expect(bundle.digest).toBe(`sha256:${expected}` as Digest);
  });
});
