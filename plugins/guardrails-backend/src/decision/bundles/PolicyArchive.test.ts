import { parametersPath } from '@backstage-guardrails/policies';
import { sha256 } from '@backstage-guardrails/policy-decision';
import { canonicalJson } from '@backstage-guardrails/policy-model';
import type { Knex } from 'knex';
import { readFileSync } from 'node:fs';
import { MigratedDatabases } from '../../__testUtils__/MigratedDatabases';
import type { LoadedPolicy } from './loadPolicy';
import { PolicyArchive } from './PolicyArchive';

const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
const DAY = 24 * 60 * 60_000;

jest.setTimeout(60_000);

const value = JSON.parse(readFileSync(parametersPath, 'utf8'));
const archive = Buffer.from('what a bundle holds');
/** As much of a policy as is kept. */
const policy = {
  bundle: { digest: sha256(archive), revision: 'one' },
  parameters: { digest: sha256(canonicalJson(value)), value },
  archive,
} as unknown as LoadedPolicy;
const { bundle, parameters } = policy;

describe.each(databases.eachSupportedId())(
  'the archive of policy on %s',
  databaseId => {
    let knex: Knex;
    let kept: PolicyArchive;

    beforeEach(async () => {
      knex = await databases.init(databaseId);
      kept = new PolicyArchive({ knex });
      await kept.keep(policy);
    });

    const inForceUntil = (days: number) =>
      Promise.all(
        ['bundles', 'parameters'].map(table =>
          knex(table).update({
            last_used_at: new Date(Date.now() - days * DAY).toISOString(),
          }),
        ),
      );

    it('keeps a bundle with its parameters as long as a decision can name it', async () => {
      const retention = { decisions: 365 * DAY };
      await inForceUntil(366);
      await kept.removeOld(retention);
      expect(await kept.bundle(bundle.digest)).toEqual(archive);
      expect(await kept.parameters(parameters.digest)).toEqual(value);
      await inForceUntil(373);
      await kept.removeOld(retention);
      expect(await kept.has(bundle.digest)).toBe(false);
      expect(await kept.bundle(bundle.digest)).toBeUndefined();
      expect(await kept.parameters(parameters.digest)).toBeUndefined();
    });

    it('keeps for longer what comes into force again', async () => {
      await inForceUntil(373);
      await kept.keep(policy);
      await kept.removeOld({ decisions: 365 * DAY });
      expect(await kept.digests()).toEqual([bundle.digest]);
    });

    it('answers no parameters that were changed', async () => {
      await knex('parameters').update({ content: '{}' });
      expect(await kept.parameters(parameters.digest)).toBeUndefined();
    });
  },
);
