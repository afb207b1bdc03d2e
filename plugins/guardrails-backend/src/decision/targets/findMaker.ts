import type { Knex } from 'knex';
import { UNRESTRICTED } from '../../identity/access';
import { findOnlyTeam, type TargetOwnership } from './belongsTo';
import type { RecordedActors } from './RecordedActors';

/** More changes of one target than that, and the file that is imported names no owner: an operator has to say. */
const LOOK_BACK = 200;

/**
 * Who made a target whose file names no owner, from the changes of it that were carried out. The team is what all of
 * those people had in common; where that is nothing, or nothing is on record, only operators can change the target.
 * @internal
 */
export async function findMaker(
  deps: { knex: Knex; log: RecordedActors },
  target: { ref: string; environment: string },
): Promise<TargetOwnership> {
  const unknown = { owner: null, initiator: null, teams: '[]' };
  const rows: { decision_id: string }[] = await deps
    .knex('grants')
    .join('decisions', 'decisions.id', 'grants.decision_id')
    .where('grants.target_ref', target.ref)
    .where('decisions.environment', target.environment)
    .whereNotNull('grants.redeemed_at')
    .orderBy('grants.redeemed_at')
    .limit(LOOK_BACK + 1)
    .select('grants.decision_id');
  if (rows.length === 0 || rows.length > LOOK_BACK) return unknown;
  const actors = [];
  for (const { decision_id: id } of rows) {
    const stored = await deps.log.get(id, UNRESTRICTED);
    if (!stored) return unknown;
    actors.push(stored.decision.actor);
  }
  const [first, ...others] = actors;
  const common = first.groups.filter(group =>
    others.every(({ groups }) => groups.includes(group)),
  );
  const alone = others.every(({ ref }) => ref === first.ref);
  return common.length > 0 || alone
    ? {
        owner: findOnlyTeam(common),
        initiator: first.ref,
        teams: JSON.stringify(common),
      }
    : unknown;
}
