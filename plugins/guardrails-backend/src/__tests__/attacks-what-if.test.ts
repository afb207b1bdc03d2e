import { hasOpa, ownBundle } from '@backstage-guardrails/policy-testkit';
import { bundlePath, parametersPath } from '@backstage-guardrails/policies';
import { sha256 } from '@backstage-guardrails/policy-decision';
import { composeBundles } from '@backstage-guardrails/policy-engine';
import { randomBytes } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import {
  mkdtempSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import {
  CHECKOUT,
  GuardrailsHarness,
  people,
  SEARCH,
} from '../__testUtils__/GuardrailsHarness';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';
import { environmentPlan } from '../__testUtils__/plans';
import { whatIfEnded } from '../__testUtils__/whatIfEnded';

const { DEVELOPER, OTHER, PLATFORM, SECURITY } = people;
const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
const since = '2026-01-01T00:00:00Z';
const parameters = {
  version: JSON.parse(readFileSync(parametersPath, 'utf8')).version,
};
const LOOP = `package guardrails.rules.sizing.denied_sizes

finding contains {"resource": "", "path": [], "expected": 1, "actual": forever} if input.version

forever := count([1 | some i in numbers.range(1, 9000); some j in numbers.range(1, 9000); some k in numbers.range(1, 9000); i + j + k == 0])
`;
const withOpa = hasOpa ? it : it.skip;

jest.setTimeout(120_000);

/** An archive of a few bytes that unpacks to as many as a bundle never has. */
function hugeBundle(): Buffer {
  const folder = mkdtempSync(path.join(tmpdir(), 'what-if-'));
  const file = path.join(folder, 'policy.wasm');
  writeFileSync(file, '');
  truncateSync(file, 140 * 1024 * 1024);
  return execFileSync('tar', ['-czf', '-', '-C', folder, 'policy.wasm']);
}

describe.each(databases.eachSupportedId())('a what-if on %s', databaseId => {
  let harness: GuardrailsHarness;
  let knex: Awaited<ReturnType<typeof databases.init>>;

  beforeAll(async () => {
    knex = await databases.init(databaseId);
    harness = await GuardrailsHarness.start({
      knex,
      config: {
        access: {
          readers: ['group:default/security'],
          operators: ['group:default/platform', 'group:default/payments'],
        },
      },
    });
    for (const [person, ref] of [
      [DEVELOPER, CHECKOUT],
      [OTHER, SEARCH],
    ]) {
      await harness.as(person).decide(
        harness.request({
          evidence: { document: environmentPlan() },
          target: { ref, environment: 'sandbox' },
        }),
      );
    }
  });

  const loop = async () => {
    const { archive } = await composeBundles(
      [bundlePath, ownBundle({ rego: LOOP })].map(file => ({
        name: file,
        bytes: readFileSync(file),
      })),
      { hash: sha256 },
    );
    const { digest } = await harness.as(SECURITY).putEvidence(archive);
    return harness.as(SECURITY).startWhatIf({ since, bundle: digest });
  };

  it('says nothing of decisions that another team owns', async () => {
    const lead = harness.as(DEVELOPER);
    const { id } = await lead.startWhatIf({
      since,
      parameters: {
        ...parameters,
        sandbox: { values: { allowedRegions: ['us-east-1'] } },
      },
    });
    const detail = await whatIfEnded(lead, id);
    expect(detail).toMatchObject({ total: 1, leftOut: 1 });
    const results = await lead.listWhatIfResults(id, {});
    expect(JSON.stringify([detail, results])).not.toContain('search');
    expect(results.items).toHaveLength(1);
  });

  it('is of the one who started it, in every way to ask', async () => {
    const reader = harness.as(SECURITY);
    const { id } = await reader.startWhatIf({ since, parameters });
    await whatIfEnded(reader, id);
    for (const other of [harness.as(PLATFORM), harness.asService()]) {
      const missing = { code: 'not-found' };
      await expect(other.getWhatIf(id)).rejects.toMatchObject(missing);
      await expect(other.cancelWhatIf(id)).rejects.toMatchObject(missing);
      await expect(other.listWhatIfResults(id, {})).rejects.toMatchObject(
        missing,
      );
      await expect(
        other.exportWhatIfResults(id, { format: 'csv' }),
      ).rejects.toMatchObject(missing);
      expect((await other.listWhatIfs({})).items).toEqual([]);
    }
    const { digest } = await reader.putEvidence(readFileSync(bundlePath));
    await expect(
      harness.as(PLATFORM).startWhatIf({ since, bundle: digest }),
    ).rejects.toMatchObject({ code: 'evidence-missing' });
  });

  it('is not for a person who reads for their own team, with the framework off', async () => {
    const person = harness.as(OTHER);
    await expect(
      person.startWhatIf({ since, parameters }),
    ).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(person.listWhatIfs({})).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });

  it.each<[string, () => Buffer, string]>([
    [
      'a bundle that unpacks to more than a bundle may have',
      hugeBundle,
      'bundle-too-large',
    ],
    ['a bundle of noise', () => randomBytes(4096), 'bundle-malformed'],
  ])('fails with %s, and the portal goes on', async (_, make, code) => {
    const reader = harness.as(SECURITY);
    const { digest } = await reader.putEvidence(make());
    const { id } = await reader.startWhatIf({ since, bundle: digest });
    expect(await whatIfEnded(reader, id)).toMatchObject({
      state: 'failed',
      error: { code },
    });
  });

  withOpa(
    'runs for ever in a thread that is ended at once, while decisions are made and no second one starts',
    async () => {
      const { id } = await loop();
      const reader = harness.as(SECURITY);
      while (!(await reader.getWhatIf(id)).bundle) await setTimeout(20);
      await expect(
        harness.as(DEVELOPER).startWhatIf({ since, parameters }),
      ).rejects.toMatchObject({ code: 'what-if-running' });
      await expect(
        harness.as(DEVELOPER).cancelWhatIf(id),
      ).rejects.toMatchObject({ code: 'not-found' });
      const { verdict } = await harness.as(OTHER).decide(
        harness.request({
          evidence: { document: environmentPlan() },
          target: { ref: SEARCH, environment: 'sandbox' },
        }),
      );
      expect(verdict.outcome).toBe('allow');
      expect(await reader.getWhatIf(id)).toMatchObject({ state: 'running' });
      await reader.cancelWhatIf(id);
      expect(await whatIfEnded(reader, id)).toMatchObject({
        state: 'cancelled',
        counts: { unchanged: 0 },
      });
      expect(await knex('what_if_slots')).toEqual([]);
    },
  );

  withOpa(
    'is ended by the replica that runs it where another one is told',
    async () => {
      const { id } = await loop();
      // What another replica does: it writes, and has no thread to end.
      await knex('what_if_slots').update({ cancelled_at: since });
      const ended = await whatIfEnded(harness.as(SECURITY), id);
      expect(ended.state).toBe('cancelled');
    },
  );
});
