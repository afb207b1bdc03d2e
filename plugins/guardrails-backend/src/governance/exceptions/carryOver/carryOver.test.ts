import {
  createDecisionPipeline,
  sha256,
} from '@backstage-guardrails/policy-decision';
import { loadBundle } from '@backstage-guardrails/policy-engine';
import {
  canonicalJson,
  INPUT_VERSION,
  timeOf,
  type Input,
  type RuleId,
} from '@backstage-guardrails/policy-model';
import { hasOpa, ownBundle } from '@backstage-guardrails/policy-testkit';
import type { Knex } from 'knex';
import { readFile } from 'node:fs/promises';
import { uuidv7 } from 'uuidv7';
import {
  bundleWith as shippedWith,
  reworded,
} from '../../../__testUtils__/bundleWith';
import { MigratedDatabases } from '../../../__testUtils__/MigratedDatabases';
import { rewrite, seals } from '../../../__testUtils__/seals';
import {
  loadPolicy,
  PolicyArchive,
  recordPolicy,
  type LoadedPolicy,
} from '../../../decision/bundles';
import { beginEpoch, DatabaseLedger } from '../../../record/ledger';
import { Seals, superseding } from '../../../record/seals';
import { BundleComparison } from '../../../decision/comparison';
import { readsInForce } from '../../../decision/bundles';
import { readsOf } from '../model/readsOf';
import { toExceptionInForce } from '../model/toExceptionInForce';
import { carryOver, type CarriedOver, type CarryOverDeps } from './carryOver';
import { carryOverCondition } from './carryOverCondition';
import { Continuity } from './Continuity';
import { RuleHistory } from './RuleHistory';

const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
const RULE = 'network/no-public-database' as RuleId;
const OWN =
  'guardrails/rules/network/no-public-database/no_public_database.rego';
const LATER = '2999-01-01T00:00:00.000Z';
const ADDRESS = 'aws_db_instance.main';
const BOUND = { resource: ADDRESS, path: 'publicly_accessible', actual: true };

/** A database that can be reached from the internet. */
const input: Input = {
  version: INPUT_VERSION,
  actor: {
    kind: 'human',
    ref: 'user:default/developer',
    groups: [],
    origin: 'portal',
  },
  action: 'provision',
  target: {
    ref: 'component:default/checkout-api',
    environmentClass: 'production',
  },
  subject: {
    type: 'infrastructure',
    changes: [
      {
        address: ADDRESS,
        mode: 'managed',
        type: 'aws_db_instance',
        name: 'main',
        provider: 'registry.terraform.io/hashicorp/aws',
        module: '',
        kind: 'create',
        actions: ['create'],
        importing: false,
        before: null,
        after: { publicly_accessible: true },
        unknown: [],
        sensitive: [],
        tags: {},
        taggable: true,
      },
    ],
    drift: [],
    configuration: {
      providers: [],
      modules: [],
      provisioners: [],
      dataSources: [],
      externals: [],
    },
  },
  source: { format: 'terraform-plan', digest: sha256('evidence') },
  facts: {},
  time: timeOf(new Date('2026-03-01T12:00:00Z')),
  skipped: [],
};
const ledger = new DatabaseLedger({ epoch: 1, seals });

jest.setTimeout(120_000);

/** Of its rules those beside the one that the exception is from: what happens to it follows from no other. */
const [domain] = RULE.split('/');
const bundleWith: typeof shippedWith = options =>
  shippedWith({ ...options, domain });

const editing = (file: string) =>
  bundleWith({
    rego: files => ({ ...files, [file]: `${files[file]}\nedited := true\n` }),
  });

const withRows = (
  edit: (table: Record<string, object[]>) => Record<string, object[]>,
) =>
  bundleWith({
    places: tables => ({
      ...tables,
      'no-public-database': edit(tables['no-public-database']),
    }),
  });

const digestIn = ({ bundle }: LoadedPolicy) =>
  bundle.rules.find(({ id }) => id === RULE)!.digest;

const policyOf = (...paths: string[]) => ({
  bundles: paths.map(path => ({ key: 'a bundle', file: { path } })),
});

const policies: Record<string, LoadedPolicy> = {};

/** A policy that a version before this one had in force, and that this one would not load. */
async function earlierPolicy(path: string): Promise<LoadedPolicy> {
  const archive = await readFile(path);
  const bundle = await loadBundle(archive, { hash: sha256, recorded: true });
  return { ...policies.landed, archive, bundle };
}

beforeAll(async () => {
  const files = {
    landed: await bundleWith({ digests: 'earlier' }),
    rebuilt: await bundleWith(),
    reworded: await reworded({ domain }),
    'other helper': await editing('guardrails/lib/tags.rego'),
    helper: await editing('guardrails/lib/changes.rego'),
    'helper of a helper': await editing('guardrails/lib/markers.rego'),
    rule: await editing(OWN),
    level: await bundleWith({ rules: r => ({ ...r, level: 'approval' }) }),
    types: await bundleWith({
      rules: r =>
        r.subject.type === 'infrastructure'
          ? { ...r, subject: { ...r.subject, types: ['aws_redshift_cluster'] } }
          : r,
    }),
    parameter: await bundleWith({
      rules: r => ({ ...r, parameters: ['allowedRegions'] }),
    }),
    'row of another type': await withRows(table => ({
      ...table,
      aws_new_database: [{ path: ['public'], is: [false] }],
    })),
    'row of its type': await withRows(table => ({
      ...table,
      aws_db_instance: [
        ...table.aws_db_instance,
        { path: ['never_there'], absent: true },
      ],
    })),
    'value in a row of its type': await withRows(table => ({
      ...table,
      aws_db_instance: [{ path: ['publicly_accessible'], is: [false, true] }],
    })),
    'finding in a row of its type': await withRows(table => ({
      ...table,
      aws_db_instance: [
        ...table.aws_db_instance,
        { path: ['has_to_be_there'], set: true },
      ],
    })),
  };
  for (const [name, bundle] of Object.entries(files)) {
    policies[name] = await loadPolicy(policyOf(bundle));
  }
  policies['no sources'] = await earlierPolicy(
    await bundleWith({ without: 'sources' }),
  );
  if (!hasOpa) return;
  const own = ownBundle();
  policies['landed, with an own bundle'] = await loadPolicy(
    policyOf(files.landed, own),
  );
  policies['reworded, with an own bundle'] = await loadPolicy(
    policyOf(own, files.reworded),
  );
});

describe.each(databases.eachSupportedId())('carryOver on %s', databaseId => {
  /** What a version leaves that ran with this policy: kept, on the ledger, and an exception granted. */
  async function ranWith(policy: LoadedPolicy, row: object = {}) {
    const knex = await databases.init(databaseId);
    await beginEpoch(knex, { epoch: 1, fallbackName: 'log', seals });
    await takeOver(knex, policy);
    const id = uuidv7();
    await knex.transaction(transaction =>
      ledger.append(transaction, [
        {
          kind: 'decision',
          subjects: { decision: id },
          payload: {
            id,
            input: { digest: sha256(canonicalJson(input)) },
            bundle: { digest: policy.bundle.digest },
            parameters: { digest: policy.parameters.digest },
            snapshot: { digest: sha256('none') },
          },
        },
      ]),
    );
    await knex('exceptions').insert({
      id,
      rule: RULE,
      rule_digest: digestIn(policy),
      severity: 'high',
      target_ref: 'component:default/checkout-api',
      environment_class: 'production',
      resources: JSON.stringify([ADDRESS]),
      bounds: JSON.stringify([BOUND]),
      until: LATER,
      reason: 'r',
      control: '{}',
      uses: 0,
      decision_id: id,
      requester: 'user:default/developer',
      requested_at: '2026-01-01T00:00:00.000Z',
      approval_id: id,
      fingerprint: `sha256:${'1'.repeat(64)}`,
      granted_at: '2026-01-01T00:00:00.000Z',
      control_failures: 0,
      ...row,
    });
    await rewrite(knex, 'exceptions', { change: { revision: 0 } });
    return { knex, id };
  }

  async function takeOver(knex: Knex, policy: LoadedPolicy): Promise<void> {
    await new PolicyArchive({ knex }).keep(policy);
    await recordPolicy(knex, {
      ledger,
      fresh: false,
      ...policy,
      loosened: { off: [], lowered: [], newRules: [] },
    });
  }

  const run = (
    knex: Knex,
    policy: LoadedPolicy,
    {
      stored = input,
      ...deps
    }: { stored?: Input | null } & Partial<Pick<CarryOverDeps, 'ledger'>> = {},
  ): Promise<CarriedOver> => {
    const archive = new PolicyArchive({ knex });
    const log = {
      input: async () =>
        stored ? Buffer.from(canonicalJson(stored)) : undefined,
    };
    return carryOver({
      knex,
      ledger,
      seals,
      bundle: policy.bundle.digest,
      revisions: policy.bundle.rules.map(({ digest }) => digest),
      continuity: new Continuity({
        policy,
        reads: readsInForce(policy),
        history: new RuleHistory({ knex, seals, policy, archive }),
        comparison: new BundleComparison({
          knex,
          seals,
          policy,
          archive,
          log,
          createPipeline: () => createDecisionPipeline({ workers: false }),
        }),
      }),
      ...deps,
    });
  };
  const revisionsOf = ({ bundle }: LoadedPolicy): string[] =>
    bundle.rules.map(({ digest }) => digest);
  const readsWith = async (policy: LoadedPolicy) => {
    const reads = await readsInForce(policy)(RULE);
    return {
      reads: JSON.stringify(
        readsOf({
          reads: reads!,
          resources: [ADDRESS],
          subject: input.subject,
        }),
      ),
    };
  };
  const because = ({ ended }: CarriedOver) => ended.map(end => end.because);
  const rowOf = (knex: Knex) => knex('exceptions').first();
  const entries = async (knex: Knex): Promise<object[]> =>
    (await knex('ledger_payloads').orderBy('position'))
      .map(({ payload }) => JSON.parse(payload))
      .filter(({ event }) => event === 'carried-over');

  const events = async (knex: Knex): Promise<string[]> =>
    (await knex('ledger_payloads').orderBy('position'))
      .map(({ payload }) => JSON.parse(payload).event)
      .filter(event =>
        ['carried-over', 'revoked', 'rule-changed'].includes(event),
      );

  const ways = [
    ['landed', 'rebuilt'],
    ['landed', 'reworded'],
    ['landed', 'other helper'],
    ['landed', 'reworded, with an own bundle'],
    ['landed, with an own bundle', 'reworded, with an own bundle'],
    ['landed, with an own bundle', 'rebuilt'],
  ].filter(way => hasOpa || way.every(name => !name.includes('own bundle')));

  it.each(ways)(
    'goes on with the same rule: %s, then %s',
    async (first, name) => {
      const { knex, id } = await ranWith(policies[first]);
      const before = await rowOf(knex);
      await takeOver(knex, policies[name]);
      const runs = await Promise.all([
        run(knex, policies[name]),
        run(knex, policies[name]),
      ]);
      expect(runs.map(({ carried }) => carried).sort()).toEqual([0, 1]);
      expect(await run(knex, policies[name])).toEqual({
        carried: 0,
        ended: [],
      });
      expect(await rowOf(knex)).toEqual({
        ...before,
        carried_rule_digest: digestIn(policies[name]),
        carried_at: expect.any(String),
        revision: 1,
        seal: expect.any(String),
      });
      expect(digestIn(policies[name])).not.toBe(before.rule_digest);
      expect(await entries(knex)).toEqual([
        {
          event: 'carried-over',
          rule: RULE,
          from: before.rule_digest,
          to: digestIn(policies[name]),
          because: 'same-rule',
          fingerprint: before.fingerprint,
        },
      ]);
      const [{ header }] = await knex('ledger_entries').where({
        kind: 'exception',
      });
      expect(JSON.parse(header).subjects).toEqual({
        exception: id,
        bundle: policies[first].bundle.digest,
        supersedes: expect.any(String),
      });
    },
  );

  const coverage = {
    resources: [ADDRESS],
    types: ['aws_db_instance'],
    bounds: [{ ...BOUND, expected: false }],
  };

  it.each([
    ['landed', 'helper'],
    ['landed', 'helper of a helper'],
    ['landed', 'rule'],
    ['rebuilt', 'rule'],
    ['rebuilt', 'parameter'],
    ['rebuilt', 'row of its type'],
    ['rebuilt', 'row of another type'],
  ])(
    'goes on with what a changed rule finds as well: %s, then %s',
    async (first, name) => {
      const { knex } = await ranWith(policies[first]);
      const before = await rowOf(knex);
      await takeOver(knex, policies[name]);
      const runs = await Promise.all([
        run(knex, policies[name]),
        run(knex, policies[name]),
      ]);
      expect(runs.map(({ carried }) => carried).sort()).toEqual([0, 1]);
      const row = await rowOf(knex);
      expect(toExceptionInForce(row, revisionsOf(policies[name]))).toEqual({
        ...toExceptionInForce(before, []),
        ...coverage,
        ruleDigest: digestIn(policies[name]),
      });
      expect(await entries(knex)).toEqual([
        {
          event: 'carried-over',
          rule: RULE,
          from: before.rule_digest,
          to: digestIn(policies[name]),
          because: 'same-findings',
          coverage,
          fingerprint: before.fingerprint,
        },
      ]);
      // With the rule that was consented to it is what was consented to, on a replica of before as well.
      expect(toExceptionInForce(row, revisionsOf(policies[first]))).toEqual(
        toExceptionInForce(before, []),
      );
      expect(await run(knex, policies[first])).toEqual({
        carried: 0,
        ended: [],
      });
    },
  );

  it.each([
    ['level', 'level-differs'],
    ['types', 'findings-differ'],
    ['value in a row of its type', 'findings-differ'],
    ['finding in a row of its type', 'findings-differ'],
  ])('ends with another %s: %s', async (name, reason) => {
    const { knex, id } = await ranWith(policies.rebuilt);
    await takeOver(knex, policies[name]);
    const result = await run(knex, policies[name]);
    expect(result).toEqual({
      carried: 0,
      ended: [{ exception: id, rule: RULE, because: reason }],
    });
    expect(carryOverCondition(result)).toMatchObject({
      fulfilled: false,
      fix: expect.stringContaining(`${id} of ${RULE} (the rule `),
    });
    expect(await rowOf(knex)).toMatchObject({
      carried_rule_digest: null,
      ended_because: reason,
      ended_bundle: policies[name].bundle.digest,
      ended_at: expect.any(String),
    });
    // It is said at each start, and recorded once.
    expect(await run(knex, policies[name])).toEqual(result);
    expect(await events(knex)).toEqual(['rule-changed']);
  });

  it('goes on where other types came, with nothing to compare: its own rows are the same', async () => {
    const { knex } = await ranWith(
      policies.rebuilt,
      await readsWith(policies.rebuilt),
    );
    const before = await rowOf(knex);
    const next = policies['row of another type'];
    await takeOver(knex, next);
    await knex('bundles')
      .where({ digest: policies.rebuilt.bundle.digest })
      .delete();
    expect(await run(knex, next, { stored: null })).toEqual({
      carried: 1,
      ended: [],
    });
    expect(toExceptionInForce(await rowOf(knex), revisionsOf(next))).toEqual({
      ...toExceptionInForce(before, []),
      ruleDigest: digestIn(next),
      types: ['aws_db_instance'],
    });
  });

  it('is not kept by recorded rows where those of its type, or its logic, changed', async () => {
    for (const name of ['row of its type', 'rule', 'level']) {
      const { knex } = await ranWith(
        policies.rebuilt,
        await readsWith(policies.rebuilt),
      );
      await takeOver(knex, policies[name]);
      expect(
        because(await run(knex, policies[name], { stored: null })),
      ).toEqual(['input-gone']);
    }
  });

  it('goes on through two changes from what was consented to, and stays ended until the rule is back', async () => {
    const { knex } = await ranWith(policies.rebuilt);
    for (const name of ['helper', 'rule']) {
      await takeOver(knex, policies[name]);
      expect(await run(knex, policies[name])).toMatchObject({ carried: 1 });
    }
    expect(await entries(knex)).toMatchObject([
      { from: digestIn(policies.rebuilt), to: digestIn(policies.helper) },
      {
        from: digestIn(policies.rebuilt),
        to: digestIn(policies.rule),
        coverage,
      },
    ]);
    await takeOver(knex, policies.types);
    expect(because(await run(knex, policies.types))).toEqual([
      'findings-differ',
    ]);
    await takeOver(knex, policies.helper);
    expect(await run(knex, policies.helper)).toMatchObject({
      carried: 0,
      ended: [{ because: 'findings-differ' }],
    });
    await takeOver(knex, policies.rebuilt);
    expect(await run(knex, policies.rebuilt)).toEqual({
      carried: 0,
      ended: [],
    });
    const row = await rowOf(knex);
    expect(
      toExceptionInForce(row, revisionsOf(policies.rebuilt)),
    ).toMatchObject({
      ruleDigest: digestIn(policies.rebuilt),
      bounds: [BOUND],
    });
  });

  it('changes nothing where another bundle was put in force since', async () => {
    const { knex } = await ranWith(policies.rebuilt);
    await takeOver(knex, policies.helper);
    expect(await run(knex, policies.types)).toEqual({ carried: 0, ended: [] });
    expect(await rowOf(knex)).toMatchObject({ ended_because: null });
    expect(await run(knex, policies.helper)).toMatchObject({ carried: 1 });
  });

  it('is done again where it was interrupted', async () => {
    const { knex } = await ranWith(policies.rebuilt);
    const before = await rowOf(knex);
    await takeOver(knex, policies.helper);
    const killed = {
      append: async () => {
        throw new Error('killed');
      },
    };
    await expect(
      run(knex, policies.helper, { ledger: killed as never }),
    ).rejects.toThrow('killed');
    expect(await rowOf(knex)).toEqual(before);
    expect(await run(knex, policies.helper)).toMatchObject({ carried: 1 });
  });

  it.each<[string, string, (knex: Knex) => Promise<unknown>, (Input | null)?]>([
    ['bundle-gone', 'no bundle of then', knex => knex('bundles').delete()],
    [
      'bundle-gone',
      'a bundle of then that is another one by now',
      async knex =>
        knex('bundles')
          .where({ digest: policies.landed.bundle.digest })
          .update({ content: Buffer.from(policies.reworded.archive) }),
    ],
    [
      'bundle-gone',
      'a bundle that was never in force',
      knex =>
        knex('ledger_subjects')
          .where({ subject: policies.landed.bundle.digest })
          .delete(),
    ],
    ['parameters-gone', 'no parameters', knex => knex('parameters').delete()],
    [
      'decision-gone',
      'no entry of its decision',
      async knex => {
        const { decision_id: subject } = await rowOf(knex);
        await knex('ledger_subjects').where({ subject }).delete();
      },
    ],
    ['input-gone', 'no input', async () => {}, null],
    [
      'input-differs',
      'another input',
      async () => {},
      { ...input, action: 'deploy' },
    ],
    [
      'not-reproduced',
      'another rule than the bundle of its decision has',
      async knex => {
        await knex('exceptions').update({ rule_digest: sha256('another') });
        await rewrite(knex, 'exceptions', { change: { revision: 0 } });
      },
    ],
  ])('ends with %s: %s', async (reason, _, spoil, stored = input) => {
    const { knex, id } = await ranWith(policies.landed);
    await takeOver(knex, policies.helper);
    await spoil(knex);
    const result = await run(knex, policies.helper, { stored });
    expect(result).toEqual({
      carried: 0,
      ended: [{ exception: id, rule: RULE, because: reason }],
    });
    expect(await rowOf(knex)).toMatchObject({ carried_rule_digest: null });
  });

  it('believes no manifest that names a digest which its sources do not make', async () => {
    const { bundle } = policies.landed;
    const file = await bundleWith({
      named: Object.fromEntries(
        bundle.rules.map(rule => [rule.id, `sha256:${'2'.repeat(64)}`]),
      ),
    });
    await expect(loadPolicy(policyOf(file))).rejects.toThrow(
      /The manifest names sha256:2+ for rule .*, and its sources make sha256:/,
    );
    const forged = await earlierPolicy(file);
    const { knex } = await ranWith(forged);
    await takeOver(knex, policies.rebuilt);
    // What was found with it, and is found now, is evaluated.
    expect(await run(knex, policies.rebuilt)).toMatchObject({ carried: 1 });
    expect(await entries(knex)).toMatchObject([
      { because: 'same-findings', coverage },
    ]);
  });

  it.each<[string, object]>([
    ['revoked', { revoked_at: '2026-01-01T00:00:00.000Z' }],
    ['refused', { granted_at: null, refused_at: '2026-01-01T00:00:00.000Z' }],
    ['over', { until: '2026-01-02T00:00:00.000Z' }],
    ['without its control', { control_failed_at: '2026-01-01T00:00:00.000Z' }],
  ])('leaves alone what is %s', async (_, row) => {
    const { knex } = await ranWith(policies.landed, row);
    await takeOver(knex, policies.rebuilt);
    expect(await run(knex, policies.rebuilt)).toEqual({
      carried: 0,
      ended: [],
    });
  });

  it.each([
    [
      'revoked',
      (knex: Knex) =>
        knex.transaction(async transaction => {
          const [row] = await seals.update(transaction, 'exceptions', {
            narrow: () => {},
            change: () => ({ revoked_at: '2026-01-01T00:00:00.000Z' }),
          });
          await ledger.append(transaction, [
            {
              kind: 'exception',
              subjects: {
                exception: row.id,
                ...superseding('exceptions', row),
              },
              payload: { event: 'revoked' },
            },
          ]);
        }),
      ['revoked'],
    ],
    [
      'carried over by another replica',
      (knex: Knex) => run(knex, policies.rebuilt),
      ['carried-over'],
    ],
  ] as const)(
    'leaves alone what is %s while it is read',
    async (_, happen, expected) => {
      const { knex } = await ranWith(policies.landed);
      await takeOver(knex, policies.rebuilt);
      const happensFirst = jest
        .spyOn(Seals.prototype, 'believed')
        .mockImplementation(async function first(
          this: Seals,
          connection,
          table,
          rows,
        ) {
          happensFirst.mockRestore();
          await happen(knex);
          return this.believed(connection, table, rows);
        });
      expect(await run(knex, policies.rebuilt)).toEqual({
        carried: 0,
        ended: [],
      });
      expect(await events(knex)).toEqual(expected);
    },
  );

  it.each(['rule', 'types'])(
    'writes nothing for a bundle that another one replaces meanwhile: %s',
    async name => {
      const { knex } = await ranWith(policies.rebuilt);
      const before = await rowOf(knex);
      await takeOver(knex, policies[name]);
      const { compare } = BundleComparison.prototype;
      const replaced = jest
        .spyOn(BundleComparison.prototype, 'compare')
        .mockImplementation(async function first(
          this: BundleComparison,
          question,
        ) {
          replaced.mockRestore();
          await takeOver(knex, policies.rebuilt);
          return compare.call(this, question);
        });
      expect(await run(knex, policies[name])).toEqual({
        carried: 0,
        ended: [],
      });
      expect(await rowOf(knex)).toEqual(before);
      expect(await events(knex)).toEqual([]);
    },
  );

  const revoke = (knex: Knex) =>
    rewrite(knex, 'exceptions', {
      change: { revoked_at: '2026-01-01T00:00:00.000Z' },
    });
  it.each<
    [
      string,
      {
        name: string;
        /** It ended at a start before. */
        known?: boolean;
        unread?: boolean;
        happen?: (knex: Knex) => Promise<unknown>;
        answered: string[];
      },
    ]
  >([
    ['is revoked', { name: 'types', happen: revoke, answered: [] }],
    [
      'had ended and is revoked',
      { name: 'types', known: true, happen: revoke, answered: [] },
    ],
    [
      'could not be evaluated',
      { name: 'types', unread: true, answered: ['not-evaluated'] },
    ],
    [
      'could not be evaluated and is revoked',
      { name: 'types', unread: true, happen: revoke, answered: [] },
    ],
    [
      'could not be evaluated and is carried over by another replica',
      {
        name: 'helper',
        unread: true,
        happen: knex => run(knex, policies.helper),
        answered: [],
      },
    ],
    [
      'could not be evaluated with a bundle that is replaced',
      {
        name: 'types',
        unread: true,
        happen: knex => takeOver(knex, policies.rebuilt),
        answered: [],
      },
    ],
    [
      'is ended by another replica',
      {
        name: 'types',
        happen: knex => run(knex, policies.types),
        answered: ['findings-differ'],
      },
    ],
  ])(
    'answers as ended what does not count once all is judged: what %s',
    async (_, { name, known, unread, happen, answered }) => {
      const { knex, id } = await ranWith(policies.rebuilt);
      await takeOver(knex, policies[name]);
      if (known) await run(knex, policies[name]);
      let isJudged = false;
      const judged = jest
        .spyOn(Continuity.prototype, 'fateOf')
        .mockImplementation(async function first(this: Continuity, row) {
          judged.mockRestore();
          const fate = await this.fateOf(row);
          await happen?.(knex);
          isJudged = true;
          return unread ? { kind: 'ends', because: 'not-evaluated' } : fate;
        });
      expect(await run(knex, policies[name])).toEqual({
        carried: 0,
        ended: answered.map(reason => ({
          exception: id,
          rule: RULE,
          because: reason,
        })),
      });
      expect(isJudged).toBe(true);
    },
  );

  it('leaves alone what the service did not write, and goes on with the rest', async () => {
    const { knex, id } = await ranWith(policies.landed);
    const forged = { ...(await rowOf(knex)), id: uuidv7(), seal: null };
    await knex('exceptions').insert(forged);
    await takeOver(knex, policies.rebuilt);
    expect(await run(knex, policies.rebuilt)).toMatchObject({ carried: 1 });
    expect(
      await knex('exceptions').whereNotNull('carried_at').pluck('id'),
    ).toEqual([id]);
  });

  it('carries over what still waits for consent', async () => {
    const { knex } = await ranWith(policies.landed, { granted_at: null });
    await takeOver(knex, policies.rebuilt);
    expect(await run(knex, policies.rebuilt)).toMatchObject({ carried: 1 });
  });
});
