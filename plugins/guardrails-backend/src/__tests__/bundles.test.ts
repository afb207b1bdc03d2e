import { replay, sha256 } from '@backstage-guardrails/policy-decision';
import {
  createEngine,
  loadBundle,
  loadParameters,
} from '@backstage-guardrails/policy-engine';
import type { Decision, Input } from '@backstage-guardrails/policy-model';
import {
  corporaFolder,
  hasOpa,
  OWN_RULE,
  ownBundle,
} from '@backstage-guardrails/policy-testkit';
import type { Knex } from 'knex';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { reworded } from '../__testUtils__/bundleWith';
import { faultsOf } from '../__testUtils__/conformsTo';
import {
  CHECKOUT,
  GuardrailsHarness,
  people,
} from '../__testUtils__/GuardrailsHarness';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';
import { environmentPlan } from '../__testUtils__/plans';

const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
const withOpa = hasOpa ? describe.each : describe.skip.each;

jest.setTimeout(240_000);

/** A plan of the shipped database module by the real provider where the collection is there, else a made one. */
function plan(): Uint8Array {
  const folder = corporaFolder();
  return folder
    ? readFileSync(path.join(folder, 'real-aws-modules', 'database.json'))
    : Buffer.from(JSON.stringify(environmentPlan()));
}

withOpa(databases.eachSupportedId())(
  'bundles side by side on %s',
  databaseId => {
    const start = (knex: Knex, bundles?: string[]) =>
      GuardrailsHarness.start({
        knex,
        config: bundles ? { policy: { bundles } } : {},
      });

    async function decide(harness: GuardrailsHarness) {
      const client = harness.as(people.PLATFORM);
      const { digest } = await client.putEvidence(plan());
      return client.decide({
        evidence: { digest },
        format: 'auto',
        target: { ref: CHECKOUT, environment: 'sandbox' },
      });
    }

    /** Makes the verdict again with nothing but what the service answers. */
    async function replayed(harness: GuardrailsHarness, id: string) {
      const client = harness.as(people.SECURITY);
      const material = await client.getReplay(id);
      expect(
        faultsOf({
          path: '/decisions/{id}/replay',
          method: 'get',
          status: 200,
          body: material,
        }),
      ).toEqual([]);
      const { input, parameters, snapshot } = material;
      if (
        input.status === 'erased' ||
        parameters.status === 'erased' ||
        snapshot.status === 'erased'
      ) {
        throw new Error('not kept');
      }
      const bundle = await loadBundle(
        await client.getBundle(material.bundle.digest),
        { hash: sha256 },
      );
      const { status } = replay({
        engine: createEngine({ hash: sha256 }),
        recorded: material.verdict,
        input: input.value as Input,
        bundle,
        parameters: loadParameters(parameters.value, { hash: sha256, bundle }),
        snapshot: snapshot.value,
        engineVersion: material.engine.version,
      });
      return status;
    }

    const denying = ({ verdict }: Decision) =>
      verdict.findings
        .filter(({ level }) => level === 'mandatory')
        .map(({ rule }) => rule);

    it('denies by an own rule beside the shipped ones, names every bundle, and goes on so after an upgrade of the shipped one', async () => {
      const knex = await databases.init(databaseId);
      const alone = await start(knex);
      const before = await decide(alone);
      expect(denying(before)).not.toContain(OWN_RULE);
      expect(Object.keys(before.verdict.bundle)).toEqual([
        'digest',
        'revision',
      ]);
      await alone.server.stop();

      const own = ownBundle();
      const both = await start(knex, ['shipped', own]);
      const decision = await decide(both);
      expect(decision.verdict.outcome).toBe('deny');
      expect(denying(decision).sort()).toEqual(
        [...denying(before), OWN_RULE].sort(),
      );
      const { bundle } = decision.verdict;
      expect(bundle.members).toEqual([
        before.verdict.bundle,
        {
          namespace: 'acme',
          digest: expect.stringMatching(/^sha256:/),
          revision: 'acme-1',
        },
      ]);
      const rules = await both.as(people.DEVELOPER).listRules();
      expect(rules.bundle).toEqual(bundle);
      expect(rules.rules.map(({ id }) => id)).toContain(OWN_RULE);
      expect(
        faultsOf({ path: '/rules', method: 'get', status: 200, body: rules }),
      ).toEqual([]);
      const payloads = (await knex('ledger_payloads').orderBy('position')).map(
        ({ payload }) => JSON.parse(payload),
      );
      expect(payloads).toContainEqual(
        expect.objectContaining({ id: decision.id, bundle }),
      );
      expect(payloads).toContainEqual(
        expect.objectContaining({
          bundle,
          parameters: expect.objectContaining({
            digest: decision.verdict.parameters.digest,
          }),
        }),
      );
      expect(await replayed(both, decision.id)).toBe('identical');
      expect(await replayed(both, before.id)).toBe('identical');
      await both.server.stop();

      const upgraded = await start(knex, [await reworded(), own]);
      const after = await decide(upgraded);
      expect(denying(after).sort()).toEqual(denying(decision).sort());
      expect(after.verdict.bundle.digest).not.toBe(bundle.digest);
      expect(after.verdict.bundle.members?.[1]).toEqual(bundle.members?.[1]);
      for (const { id } of [before, decision, after]) {
        expect(await replayed(upgraded, id)).toBe('identical');
      }
      await upgraded.server.stop();
    });
  },
);
