import {
  corporaFolder,
  corpusPlans,
} from '@backstage-guardrails/policy-testkit';
import { readFileSync } from 'node:fs';
import { GuardrailsHarness, people } from '../__testUtils__/GuardrailsHarness';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';

const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
const folder = corporaFolder();

jest.setTimeout(240_000);

(folder ? describe : describe.skip)('plans of other makers', () => {
  it.each(databases.eachSupportedId())(
    'are put on record on %s, with their sensitive values sealed',
    async databaseId => {
      const knex = await databases.init(databaseId);
      const harness = await GuardrailsHarness.start({
        knex,
        config: { quotas: { decisionsPerHour: 10_000 } },
      });
      const client = harness.as(people.PLATFORM);
      const unrecorded: string[] = [];
      for (const file of corpusPlans({ folder: folder!, count: 1000 })) {
        try {
          const { digest } = await client.putEvidence(readFileSync(file));
          await client.decide({
            evidence: { digest },
            format: 'auto',
            target: { environment: 'production' },
          });
        } catch (error) {
          const { code } = error as { code: string };
          if (/store|internal/.test(code)) unrecorded.push(`${code}: ${file}`);
        }
      }
      expect(unrecorded).toEqual([]);
      const [{ sealed }] = await knex('decisions')
        .whereNotNull('sealed')
        .count({ sealed: '*' });
      expect(Number(sealed)).toBeGreaterThan(10);
    },
  );
});
