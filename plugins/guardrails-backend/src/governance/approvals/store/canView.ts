import type { Knex } from 'knex';
import type { Reader } from '../../../identity/actors';
import { databaseTime } from '../../../base/database';
import { personRef } from '../../../identity/people';
import type { DelegationRow, PartRow } from '../model/rows';

/**
 * Whether the caller may see a request: they asked, were asked, stand in for somebody who was, own the target,
 * or read for all teams.
 * @internal
 */
export async function canView(
  deps: { knex: Knex },
  reader: Reader,
  approval: { id: string },
): Promise<boolean> {
  if (reader.reader) return true;
  const { knex } = deps;
  const row = await knex<PartRow>('approval_parts')
    .where({ approval_id: approval.id })
    .whereIn('person', await inboxEntriesFor(deps, reader))
    .first('person');
  return row !== undefined;
}

/** The refs under which something can be in the caller's boxes. @internal */
export async function inboxEntriesFor(
  { knex }: { knex: Knex },
  reader: Reader,
): Promise<string[]> {
  const own = reader.ownership.flatMap(ref => personRef(ref) ?? []);
  const ref = personRef(reader.actor.ref);
  const given = await knex<DelegationRow>('delegations')
    .where({ taker: ref ?? reader.actor.ref })
    .whereNull('revoked_at')
    .where('until', '>', await databaseTime(knex))
    .select('giver');
  return [...new Set([...own, ...given.map(({ giver }) => giver)])];
}
