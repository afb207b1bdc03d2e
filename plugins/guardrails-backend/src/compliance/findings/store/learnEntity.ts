import type { Knex } from 'knex';
import type { FindingRow } from './rows';

/** What the catalog says about an entity now. */
type KnownEntity = {
  ref: string;
  uid?: string;
  owner?: string;
  system?: string;
};

/**
 * Findings follow the entity: to its name where it was renamed, which its uid shows, and to its owner and system. They are never
 * closed by either. Where a place has a finding under both names, each keeps its own.
 * @internal
 */
export async function learnEntity(
  knex: Knex,
  { ref, uid, owner, system }: KnownEntity,
): Promise<void> {
  const findings = () => knex<FindingRow>('findings');
  if (uid !== undefined && (await isElsewhere(knex, { ref, uid }))) {
    await findings()
      .where({ entity_uid: uid })
      .whereNot({ entity_ref: ref })
      .whereNotExists(
        knex('findings as taken')
          .select(knex.raw('1'))
          .where('taken.entity_ref', ref)
          .whereRaw('taken.environment = findings.environment')
          .whereRaw('taken.place = findings.place'),
      )
      .update({ entity_ref: ref });
  }
  const changes = {
    ...(uid !== undefined && { entity_uid: uid }),
    ...(owner !== undefined && { owner }),
    ...(system !== undefined && { system }),
  };
  const outdated = () =>
    findings()
      .where({ entity_ref: ref })
      .where(any => {
        for (const [column, value] of Object.entries(changes)) {
          any.orWhereNull(column).orWhereNot(column, value);
        }
      });
  if (Object.keys(changes).length > 0 && (await outdated().first('id'))) {
    await outdated().update(changes);
  }
}

async function isElsewhere(
  knex: Knex,
  { ref, uid }: { ref: string; uid: string },
): Promise<boolean> {
  const row = await knex<FindingRow>('findings')
    .where({ entity_uid: uid })
    .whereNot({ entity_ref: ref })
    .first('id');
  return row !== undefined;
}
