import { writesOf } from './writesOf';

describe('what a statement writes', () => {
  it.each([
    ['select * from "approvals" where "id" = ? for update', []],
    ['select * from `targets` for update skip locked', []],
    ['PRAGMA journal_mode = WAL', []],
    ['insert into `approvals` (`id`) values (?)', ['insert approvals']],
    ['delete from "grants" where "id" in (?)', ['delete grants']],
    [
      'insert into quota_usage (used) values (1) on conflict (quota) do update set used = 2',
      ['insert quota_usage'],
    ],
    [
      'with "written_0" as (insert into ledger_entries ("kind") select * from unnest(?::text[])) update "ledger_heads" set "size" = ?',
      ['insert ledger_entries', 'update ledger_heads'],
    ],
    ['update "knex_migrations_lock" set "is_locked" = ?', []],
  ])('is seen in %s', (sql, writes) => {
    expect(writesOf(sql)).toEqual(writes);
  });
});
