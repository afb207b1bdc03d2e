import { sha256 } from '@backstage-guardrails/policy-decision';
import {
  canonicalJson,
  EMPTY_SNAPSHOT,
} from '@backstage-guardrails/policy-model';
import { MigratedDatabases } from '../../../__testUtils__/MigratedDatabases';
import { SnapshotStore, UnreadableSnapshotError } from './SnapshotStore';

const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});

jest.setTimeout(60_000);

describe.each(databases.eachSupportedId())(
  'SnapshotStore on %s',
  databaseId => {
    it('counts what is not what it was as missing, and not what cannot be read', async () => {
      const knex = await databases.init(databaseId);
      const store = new SnapshotStore({ knex });
      const kept = async (content: string, digest = sha256(content)) => {
        await knex('snapshots').insert({
          ...{ digest, content },
          first_used_at: '2026-03-01T12:00:00.000Z',
        });
        return store.read(digest);
      };
      const empty = canonicalJson(EMPTY_SNAPSHOT);
      await expect(store.read(sha256(empty))).resolves.toEqual(EMPTY_SNAPSHOT);
      await expect(store.read(sha256('never kept'))).resolves.toBeUndefined();
      for (const unreadable of ['{"version":"of-another-time"}', 'no JSON']) {
        await expect(kept(unreadable)).rejects.toThrow(UnreadableSnapshotError);
      }
      await expect(
        kept(empty, sha256('something else')),
      ).resolves.toBeUndefined();
    });
  },
);
