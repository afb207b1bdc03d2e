import { MigratedDatabases } from '../../__testUtils__/MigratedDatabases';
import { loadSearchDocuments } from './loadSearchDocuments';

const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});

jest.setTimeout(60_000);

const id = (n: number) =>
  `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const AT = '2026-03-01T12:00:00.000Z';
const digest = `sha256:${'0'.repeat(64)}`;

describe.each(databases.eachSupportedId())(
  'loadSearchDocuments on %s',
  databaseId => {
    it('finds the record of each document, and nothing for what is none', async () => {
      const knex = await databases.init(databaseId);
      const exception = {
        rule: 'a/b',
        rule_digest: digest,
        severity: 'high',
        target_ref: 'component:default/a',
        environment_class: 'production',
        bounds: '[]',
        until: AT,
        reason: 'r',
        control: '{}',
        requester: 'user:default/asker',
        requested_at: AT,
        fingerprint: digest,
      };
      await knex('exceptions').insert(
        [null, 'group:default/a'].map((target_owner, n) => ({
          ...exception,
          ...{
            id: id(n),
            decision_id: id(n),
            approval_id: id(n),
            target_owner,
          },
        })),
      );
      await expect(
        loadSearchDocuments(knex, [
          `exception:${id(1)}`,
          `decision:${id(1)}`,
          `exception:${id(0)}`,
          `exception:${id(9)}`,
          `exception:`,
          `finding:${id(1)}`,
          id(1),
          '',
        ]),
      ).resolves.toEqual([
        { owner: 'group:default/a', requester: 'user:default/asker' },
        undefined,
        { owner: undefined, requester: 'user:default/asker' },
        ...new Array(5).fill(undefined),
      ]);
    });
  },
);
