import { ApprovalScenario } from '../../../__testUtils__/ApprovalScenario';
import { MigratedDatabases } from '../../../__testUtils__/MigratedDatabases';
import { seals } from '../../../__testUtils__/seals';
import type { ApprovalContext } from '../model/ApprovalContext';
import type { ApprovalRow } from '../model/rows';
import { claimOpen } from './claimOpen';

const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});

jest.setTimeout(120_000);

it.each(databases.eachSupportedId())(
  'lets one of two act on what both have read, and nobody once it expired (%s)',
  async databaseId => {
    const knex = await databases.init(databaseId);
    const story = await ApprovalScenario.start({ knex });
    const { id } = await story.ask();
    const row: ApprovalRow = await knex('approvals').where({ id }).first();
    const claim = (read: ApprovalRow, at: string) =>
      knex.transaction(transaction =>
        claimOpen(transaction, {
          found: { record: { row: read } } as ApprovalContext,
          at,
          seals,
        }),
      );
    const now = new Date().toISOString();
    const first = await claim(row, now);
    expect(first).toEqual({
      ...row,
      revision: row.revision + 1,
      seal: expect.any(String),
    });
    expect(await claim(row, now)).toBeUndefined();
    expect(await claim(first!, row.expires_at)).toBeUndefined();
  },
);
