import type { Caller } from '../../identity/actors';
import type { TargetRow } from './rows';

/** Whom a target belongs to, as far as the registry knows. @internal */
export type TargetOwnership = Pick<TargetRow, 'owner' | 'initiator' | 'teams'>;

/**
 * Whether a target is the caller's to change. Without an owner it belongs to the team of the person who made it: to
 * those who are in every group that this person was in, because one group of several can be the whole company. A
 * person without any group made it for themselves. Where nothing is known it is for operators alone: unknown never
 * means everyone.
 * @internal
 */
export function belongsTo(
  caller: Pick<Caller, 'operator' | 'ownership'>,
  { owner, initiator, teams }: TargetOwnership,
): boolean {
  if (caller.operator) return true;
  if (owner !== null) return caller.ownership.includes(owner);
  const groups: string[] = JSON.parse(teams);
  if (groups.length > 0) {
    return groups.every(group => caller.ownership.includes(group));
  }
  return initiator !== null && caller.ownership.includes(initiator);
}

/** The team of a person who is in one; a person in several has to name the one that owns the target. @internal */
export function findOnlyTeam(groups: string[]): string | null {
  return groups.length === 1 ? groups[0] : null;
}
