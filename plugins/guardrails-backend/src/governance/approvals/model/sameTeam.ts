/** Where somebody belongs: the teams themselves, and all groups that these are in. @internal */
export type Belonging = { teams: string[]; groups: string[] };

/**
 * Whether two people are of one team: a direct membership of one is a group of the other.
 * Sharing only the company at the top is not it; leading the department of somebody's team is.
 * @internal
 */
export function sameTeam(one: Belonging, other: Belonging): boolean {
  return (
    one.teams.some(team => other.groups.includes(team)) ||
    other.teams.some(team => one.groups.includes(team))
  );
}
