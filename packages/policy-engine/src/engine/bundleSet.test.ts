import {
  compileRego,
  inputWith,
  namespacedManifest,
  namespacedRules,
  packBundle,
  parametersWith,
  sha256,
  thing,
  trouble,
  withOpa,
} from '../__testUtils__';
import {
  canonicalJson,
  EMPTY_SNAPSHOT,
  type EntityRef,
  type ParameterSet,
  type RuleId,
} from '@backstage-guardrails/policy-model';
import { bundleReference, composeBundles } from '../bundle';
import { loadParameters } from '../parameters';
import { createEngine } from './createEngine';

const hash = sha256;
const ref = 'component:default/checkout' as EntityRef;
const schema = JSON.stringify({
  type: 'object',
  additionalProperties: false,
  properties: { public: { type: 'boolean' } },
});

withOpa('engine with bundles side by side', () => {
  let wasm: Buffer;
  beforeAll(async () => {
    wasm = await compileRego('policy');
  });

  const shipped = () =>
    packBundle({ '/policy.wasm': wasm, '/parameters/schema.json': schema });
  const [, small, misbehaves] = namespacedRules('acme');
  const own = (policy = wasm) =>
    packBundle({
      '/.manifest': namespacedManifest('acme', {
        rules: [
          { ...small, level: 'mandatory' },
          {
            ...misbehaves,
            subject: {
              type: 'infrastructure',
              types: ['test_trouble'],
              // The shipped one has no rule for what is only read, so it alone passes it.
              changes: ['read'],
            },
          },
        ],
      }),
      '/policy.wasm': policy,
    });

  async function setUp(
    options: {
      set?: Partial<ParameterSet>;
      own?: Buffer | false;
      sliceSize?: number;
    } = {},
  ) {
    const archives = [await shipped()];
    if (options.own !== false) archives.push(options.own ?? (await own()));
    const { bundle } = await composeBundles(
      archives.map((bytes, n) => ({ name: `bundle ${n}`, bytes })),
      { hash },
    );
    const parameters = loadParameters(parametersWith(options.set), {
      hash,
      bundle,
    });
    const engine = createEngine({ hash, sliceSize: options.sliceSize });
    engine.load(bundle);
    const question = { bundle: bundle.digest, parameters };
    const judge = (
      input: ReturnType<typeof inputWith>,
      snapshot?: Parameters<typeof engine.resolve>[0]['snapshot'],
    ) =>
      engine.resolve({
        ...question,
        input,
        snapshot,
        evaluation: engine.evaluate({ ...question, input }),
      });
    return { bundle, judge };
  }

  const large = () =>
    inputWith([
      thing({ after: { public: true } }),
      thing({
        name: 'b',
        address: 'test_thing.b',
        after: { public: false, size: 'large' },
        size: 'large',
      }),
    ]);
  const facesOf = ({ findings }: { findings: object[] }) =>
    findings.map(finding => {
      const { rule, level, disposition, resource } = finding as Record<
        string,
        unknown
      >;
      return { rule, level, disposition, resource };
    });

  it('judges by all rules in one verdict, which names each bundle', async () => {
    const { bundle, judge } = await setUp();
    const verdict = judge(large());
    expect(facesOf(verdict)).toEqual([
      {
        rule: 'network/no-public-thing',
        level: 'mandatory',
        disposition: 'enforced',
        resource: 'test_thing.a',
      },
      {
        rule: 'acme/placement/small-things',
        level: 'mandatory',
        disposition: 'enforced',
        resource: 'test_thing.b',
      },
      {
        rule: 'placement/small-things',
        level: 'approval',
        disposition: 'enforced',
        resource: 'test_thing.b',
      },
    ]);
    expect(verdict).toMatchObject({
      outcome: 'deny',
      bundle: bundleReference(bundle),
      passed: [],
      notApplicable: ['acme/test/misbehaves', 'test/misbehaves'],
    });
    expect(verdict.bundle.members).toHaveLength(2);
    // A remediation counts only where no rule of any bundle objects.
    expect(verdict.findings[1].remediation).toEqual([
      { patch: [{ op: 'replace', path: '/size', value: 'small' }] },
    ]);
  });

  it('gives the verdict of before where one bundle judges alone', async () => {
    const { judge } = await setUp({ own: false });
    const verdict = judge(large());
    expect(Object.keys(verdict.bundle)).toEqual(['digest', 'revision']);
    const both = (await setUp()).judge(large());
    const withoutBundle = ({ bundle: _, ...rest }: typeof verdict) => rest;
    expect(withoutBundle(verdict)).toEqual({
      ...withoutBundle(both),
      findings: both.findings.filter(({ rule }) => !rule.startsWith('acme/')),
      notApplicable: ['test/misbehaves'],
    });
  });

  it('holds levels and exceptions by the ids of all bundles', async () => {
    const rule = 'acme/placement/small-things' as RuleId;
    const { judge, bundle } = await setUp({
      set: { rules: { [rule]: { level: 'advisory' } } },
    });
    expect(facesOf(judge(large()))[2]).toMatchObject({
      rule,
      disposition: 'warned',
    });
    const ruleDigest = bundle.rules.find(({ id }) => id === rule)!.digest;
    const waived = judge(
      { ...large(), target: { environmentClass: 'production', ref } },
      {
        ...EMPTY_SNAPSHOT,
        exceptions: [
          {
            id: '01890a5d-ac96-774b-bcce-b302099a8057',
            rule,
            ruleDigest,
            target: { ref },
            until: '2026-04-01T00:00:00.000Z',
          },
        ],
      },
    );
    expect(
      waived.findings.flatMap(finding =>
        finding.disposition === 'waived' ? [finding.rule] : [],
      ),
    ).toEqual([rule]);
  });

  it('gives the same verdict in slices', async () => {
    const input = inputWith(
      Array.from({ length: 300 }, (_, n) =>
        thing({
          name: `n${n}`,
          address: `test_thing.n${n}`,
          size: n % 3 === 0 ? 'large' : 'small',
        }),
      ),
    );
    const verdicts = await Promise.all(
      [undefined, 3000].map(async sliceSize =>
        canonicalJson((await setUp({ sliceSize })).judge(input)),
      ),
    );
    expect(verdicts[1]).toBe(verdicts[0]);
  });

  it.each<['conflict' | 'shape', string]>([
    ['conflict', 'evaluation-failed'],
    ['shape', 'evaluation-incomplete'],
  ])('has no verdict where one of them fails: %s', async (mode, code) => {
    const { judge } = await setUp();
    const input = inputWith([{ ...trouble(mode), kind: 'read' }]);
    expect((await setUp({ own: false })).judge(input).outcome).toBe('allow');
    expect(() => judge(input)).toThrow(
      expect.objectContaining({
        code,
        message: expect.stringMatching(/^Bundle acme: /),
      }),
    );
  });

  it('has no verdict where one answers for the rules of another', async () => {
    const { judge } = await setUp({
      own: await own(await compileRego('intruder')),
    });
    const input = inputWith([{ ...trouble('shape'), kind: 'read' }]);
    expect(() => judge(input)).toThrow(
      expect.objectContaining({
        code: 'evaluation-incomplete',
        message: expect.stringContaining('test/small_things was not asked'),
      }),
    );
  });
});
