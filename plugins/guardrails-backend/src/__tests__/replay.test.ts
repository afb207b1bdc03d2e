import type { ReplayMaterial } from '@backstage-guardrails/plugin-guardrails-common';
import { replay, sha256 } from '@backstage-guardrails/policy-decision';
import {
  createEngine,
  loadBundle,
  loadParameters,
} from '@backstage-guardrails/policy-engine';
import type { Input, Parameters } from '@backstage-guardrails/policy-model';
import {
  corporaFolder,
  corpusPlans,
  generatePlan,
} from '@backstage-guardrails/policy-testkit';
import type { Knex } from 'knex';
import { readFileSync } from 'node:fs';
import { faultsOf } from '../__testUtils__/conformsTo';
import { guardrails } from '../__testUtils__/guardrails';
import {
  CHECKOUT,
  GuardrailsHarness,
  people,
} from '../__testUtils__/GuardrailsHarness';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';
import { denied } from '../__testUtils__/plans';
import { removeOld } from '../views/retention';
import { ledgerOf } from '../__testUtils__/seals';

const { DEVELOPER, OTHER, PLATFORM, SECURITY } = people;
const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
const DAY = 24 * 60 * 60_000;

jest.setTimeout(240_000);

/** Twenty plans: real ones where the collection of them is there, made ones otherwise. */
function plans(): Uint8Array[] {
  const folder = corporaFolder();
  if (folder) {
    return corpusPlans({ folder, count: 60 }).map(file => readFileSync(file));
  }
  return Array.from({ length: 20 }, (_, seed) =>
    generatePlan({
      seed,
      bytes: 2_000 * (seed + 1),
      findings: seed % 2 === 0 ? 'few' : 'everywhere',
    }),
  );
}

function valueOf<T>(part: { status: string; value?: T }): T {
  expect(part.status).toBe('kept');
  return part.value!;
}

/** Makes the verdict again with nothing but what the service answers. */
async function again(material: ReplayMaterial, archive: Uint8Array) {
  const { verdict, parameters, snapshot } = material;
  const bundle = await loadBundle(archive, { hash: sha256, recorded: true });
  return replay({
    engine: createEngine({ hash: sha256 }),
    recorded: verdict,
    input: valueOf<Input>(material.input),
    bundle,
    parameters: loadParameters(valueOf<Parameters>(parameters), {
      hash: sha256,
      bundle,
    }),
    snapshot: valueOf(snapshot),
    engineVersion: material.engine.version,
  });
}

describe.each(databases.eachSupportedId())('replay on %s', databaseId => {
  let knex: Knex;
  let harness: GuardrailsHarness;
  let client: ReturnType<GuardrailsHarness['as']>;

  beforeAll(async () => {
    knex = await databases.init(databaseId);
    harness = await GuardrailsHarness.start({ knex });
    client = harness.as(SECURITY);
  });

  const run = (...argv: string[]) =>
    guardrails(
      ['replay', ...argv, '--server', harness.url],
      harness.token(SECURITY),
    );

  it('makes the same bytes again from what is kept, over twenty plans', async () => {
    const since = new Date().toISOString();
    const operator = harness.as(PLATFORM);
    const ids: string[] = [];
    for (const bytes of plans()) {
      if (ids.length === 20) break;
      const { digest } = await operator.putEvidence(bytes);
      const decision = await operator
        .decide({
          evidence: { digest },
          format: 'auto',
          target: { ref: CHECKOUT, environment: 'production' },
        })
        .catch(() => undefined);
      if (decision) ids.push(decision.id);
    }
    expect(ids).toHaveLength(20);
    const archives = new Map<string, Uint8Array>();
    for (const id of ids) {
      const material = await client.getReplay(id);
      expect(
        faultsOf({
          path: '/decisions/{id}/replay',
          method: 'get',
          status: 200,
          body: material,
        }),
      ).toEqual([]);
      const { digest } = material.bundle;
      archives.set(
        digest,
        archives.get(digest) ?? (await client.getBundle(digest)),
      );
      expect(await again(material, archives.get(digest)!)).toEqual({
        status: 'identical',
        digest: expect.stringMatching(/^sha256:/),
      });
    }
    expect(archives.size).toBe(1);

    const shell = await run('--since', since, '--output', 'json');
    const { counts, replays } = JSON.parse(shell.out);
    expect({ code: shell.code, counts }).toEqual({
      code: 0,
      counts: { identical: 20, differs: 0, tampered: 0, erased: 0, failed: 0 },
    });
    expect(replays.map((item: { decision: string }) => item.decision)).toEqual(
      [...ids].reverse(),
    );
    await expect(harness.as(OTHER).getReplay(ids[0])).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(
      client.getBundle(`sha256:${'0'.repeat(64)}`),
    ).rejects.toMatchObject({ code: 'not-found' });
  });

  it('says what was erased, when and by what, and does not call a loss an erasure', async () => {
    const erased = await harness.as(DEVELOPER).decide(harness.request());
    const lost = await harness
      .as(DEVELOPER)
      .decide(harness.request({ evidence: { document: denied } }));
    await knex('decisions')
      .where({ id: erased.id })
      .update({ recorded_at: new Date(Date.now() - 40 * DAY).toISOString() });
    await removeOld(knex, ledgerOf(), {
      inputs: 30 * DAY,
      decisions: 365 * DAY,
    });
    await knex('decision_inputs').where({ decision_id: lost.id }).delete();

    expect((await client.getReplay(erased.id)).input).toEqual({
      status: 'erased',
      digest: erased.verdict.input.digest,
      erasedAt: expect.stringMatching(/^20.*Z$/),
      erasedBy: 'retention: guardrails.retention.inputs',
    });
    expect((await client.getReplay(lost.id)).input).toEqual({
      status: 'erased',
      digest: lost.verdict.input.digest,
      erasedBy: expect.stringContaining('no erasure is on record'),
    });
    const shell = await run(erased.id);
    expect(shell).toEqual({
      code: 1,
      out: expect.stringMatching(
        /^- Erased: .*\n {2}The input was deleted on 20.*Z, by retention: guardrails\.retention\.inputs\n0 identical, 1 erased\n$/,
      ),
    });
  });

  it('names the part that somebody changed', async () => {
    const { id } = await harness
      .as(DEVELOPER)
      .decide(harness.request({ evidence: { document: denied } }));
    const row = await knex('decision_inputs')
      .where({ decision_id: id })
      .first();
    expect(row.encoding).toBe('json');
    const text = Buffer.from(row.content).toString('utf8');
    await knex('decision_inputs')
      .where({ decision_id: id })
      .update({ content: Buffer.from(text.replace('us-east-1', 'eu-west-1')) });
    const material = await client.getReplay(id);
    const archive = await client.getBundle(material.bundle.digest);
    expect(await again(material, archive)).toMatchObject({
      status: 'tampered',
      part: 'input',
      named: material.verdict.input.digest,
    });
    const shell = await run(id);
    expect(shell.code).toBe(2);
    expect(shell.out).toContain(
      'The input changed after the decision: expected sha256:',
    );

    const parameters = () =>
      knex('parameters').where({ digest: material.verdict.parameters.digest });
    const { content } = await parameters().first();
    await parameters().update({ content: '{}' });
    const changed = await client.getReplay(id);
    await parameters().update({ content });
    expect(changed.parameters).toEqual({
      status: 'erased',
      digest: material.verdict.parameters.digest,
      erasedBy: expect.stringContaining('no erasure is on record'),
    });
  });
});
