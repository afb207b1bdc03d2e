import { MigratedDatabases } from '../../../__testUtils__/MigratedDatabases';
import { seals } from '../../../__testUtils__/seals';
import type { ApprovalContext } from '../model/ApprovalContext';
import type { ApprovalRow } from '../model/rows';
import { claimOpen } from './claimOpen';

const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});

jest.setTimeout(60_000);

const NOW = '2026-03-01T12:00:00.000Z';

const open = seals.seal('approvals', {
  id: '00000000-0000-7000-8000-000000000001',
  subject_kind: 'change',
  subject_id: '00000000-0000-7000-8000-000000000002',
  fingerprint: 'a fingerprint',
  fingerprint_version: null,
  title: 'Provision',
  reason: null,
  requester: 'user:default/developer',
  target_ref: null,
  target_owner: null,
  environment: null,
  requested_at: NOW,
  expires_at: '2026-03-04T12:00:00.000Z',
  requirements: '[]',
  participants: '[]',
  parts: '{}',
  supersedes: null,
  revision: 0,
  approved_at: null,
  closed_as: null,
  closed_at: null,
  closed_reason: null,
  due_at: null,
  carried_fingerprint: null,
  carried_at: null,
});

it.each(databases.eachSupportedId())(
  'lets one of two act on what both have read, and neither once it expired (%s)',
  async databaseId => {
    const knex = await databases.init(databaseId);
    await knex('approvals').insert(open);
    const row: ApprovalRow = await knex('approvals').first();
    const claim = (read: ApprovalRow, at: string) =>
      knex.transaction(transaction =>
        claimOpen(transaction, {
          found: { record: { row: read } } as ApprovalContext,
          at,
          seals,
        }),
      );
    const first = await claim(row, NOW);
    expect(first).toEqual({
      ...row,
      revision: row.revision + 1,
      seal: expect.any(String),
    });
    expect(await claim(row, NOW)).toBeUndefined();
    expect(await claim(first!, row.expires_at)).toBeUndefined();
  },
);
