import { sha256 } from '@backstage-guardrails/policy-decision';
import { loadBundle } from '@backstage-guardrails/policy-engine';
import type { RuleId } from '@backstage-guardrails/policy-model';
import { hasOpa, ownBundle } from '@backstage-guardrails/policy-testkit';
import type { Knex } from 'knex';
import { readFile } from 'node:fs/promises';
import { uuidv7 } from 'uuidv7';
import { bundleWith, reworded } from '../../../__testUtils__/bundleWith';
import { MigratedDatabases } from '../../../__testUtils__/MigratedDatabases';
import { rewrite, seals } from '../../../__testUtils__/seals';
import {
  loadPolicy,
  PolicyArchive,
  recordPolicy,
  type LoadedPolicy,
} from '../../../decision/bundles';
import { beginEpoch, DatabaseLedger } from '../../../record/ledger';
import { carryOver, type CarriedOver } from './carryOver';
import { conditionOf } from './conditionOf';
import { RuleHistory } from './RuleHistory';

const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
const RULE = 'network/no-public-database' as RuleId;
const OWN =
  'guardrails/rules/network/no-public-database/no_public_database.rego';
const LATER = '2999-01-01T00:00:00.000Z';
const ledger = new DatabaseLedger({ epoch: 1, seals });

jest.setTimeout(120_000);

const editing = (file: string) =>
  bundleWith({
    rego: files => ({ ...files, [file]: `${files[file]}\nedited := true\n` }),
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
    reworded: await reworded(),
    'other helper': await editing('guardrails/lib/tags.rego'),
    helper: await editing('guardrails/lib/changes.rego'),
    'helper of a helper': await editing('guardrails/lib/markers.rego'),
    rule: await editing(OWN),
    level: await bundleWith({ rules: r => ({ ...r, level: 'approval' }) }),
    types: await bundleWith({
      rules: r =>
        r.subject.type === 'infrastructure'
          ? { ...r, subject: { ...r.subject, types: ['aws_db_instance'] } }
          : r,
    }),
    parameter: await bundleWith({
      rules: r => ({ ...r, parameters: ['allowedRegions'] }),
    }),
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
    await knex('exceptions').insert({
      id,
      rule: RULE,
      rule_digest: digestIn(policy),
      severity: 'high',
      target_ref: 'component:default/checkout-api',
      environment_class: 'production',
      bounds: '[]',
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

  const run = (knex: Knex, policy: LoadedPolicy): Promise<CarriedOver> =>
    carryOver({
      knex,
      ledger,
      seals,
      revisions: policy.bundle.rules.map(({ digest }) => digest),
      history: new RuleHistory({
        knex,
        seals,
        policy,
        archive: new PolicyArchive({ knex }),
      }),
    });
  const rowOf = (knex: Knex) => knex('exceptions').first();
  const entries = async (knex: Knex): Promise<object[]> =>
    (await knex('ledger_payloads').orderBy('position'))
      .map(({ payload }) => JSON.parse(payload))
      .filter(({ event }) => event === 'carried-over');

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
        unknown: [],
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

  it.each([
    'helper',
    'helper of a helper',
    'rule',
    'level',
    'types',
    'parameter',
  ])('ends with another %s', async name => {
    const { knex } = await ranWith(policies.landed);
    await takeOver(knex, policies[name]);
    expect(await run(knex, policies[name])).toEqual({
      carried: 0,
      unknown: [],
    });
    expect(await rowOf(knex)).toMatchObject({ carried_rule_digest: null });
  });

  it.each<[string, string, (knex: Knex) => Promise<unknown>]>([
    ['no bundle of then', 'rebuilt', knex => knex('bundles').delete()],
    [
      'a bundle of then that is another one by now',
      'rebuilt',
      async knex =>
        knex('bundles')
          .where({ digest: policies.landed.bundle.digest })
          .update({ content: Buffer.from(policies.reworded.archive) }),
    ],
    [
      'a bundle that was never in force',
      'rebuilt',
      knex =>
        knex('ledger_subjects')
          .where({ subject: policies.landed.bundle.digest })
          .delete(),
    ],
    ['no sources now', 'no sources', async () => {}],
  ])('ends, and says why, with %s', async (_, name, spoil) => {
    const { knex, id } = await ranWith(policies.landed);
    await spoil(knex);
    await takeOver(knex, policies[name]);
    const result = await run(knex, policies[name]);
    expect(result).toEqual({
      carried: 0,
      unknown: [{ exception: id, why: expect.any(String) }],
    });
    expect(conditionOf(result)).toMatchObject({
      fulfilled: false,
      fix: expect.stringContaining(id),
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
    expect(await run(knex, policies.rebuilt)).toMatchObject({
      carried: 0,
      unknown: [{}],
    });
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
      unknown: [],
    });
  });

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
