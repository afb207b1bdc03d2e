import type { Knex } from 'knex';

/**
 * How many redemptions a target has had. It is read before a change is evaluated again with what was redeemed in
 * the last hours, and has to be the same when the change is redeemed: of two slices at the same time, the second
 * is evaluated with the first.
 * @internal
 */
export async function readTargetVersion(
  knex: Knex,
  target: string | null,
): Promise<number> {
  if (target === null) return 0;
  const row = await knex('target_turns')
    .where({ target_ref: target })
    .first('turn');
  return row?.turn ?? 0;
}

/** `false` where somebody else took the turn; nothing is written then. @internal */
export async function advanceTargetVersion(
  transaction: Knex.Transaction,
  target: string | null,
  turn: number,
): Promise<boolean> {
  if (target === null) return true;
  await transaction('target_turns')
    .insert({ target_ref: target, turn: 0 })
    .onConflict('target_ref')
    .ignore();
  const taken = await transaction('target_turns')
    .where({ target_ref: target, turn })
    .update({ turn: turn + 1 });
  return taken === 1;
}
