import { refOf } from './catalogEntities.mjs';

const HOME = ['group:default/payments', 'group:default/search'];

/** Who changes what in the month: teams of the catalog with their people, their components and their cost centre. */
export function teamsOf(entities) {
  const components = new Map();
  for (const entity of entities.filter(({ kind }) => kind === 'Component')) {
    const owner = targetOf(entity, 'ownedBy');
    components.set(owner, [...(components.get(owner) ?? []), refOf(entity)]);
  }
  return entities
    .filter(({ kind }) => kind === 'Group')
    .map(group => ({
      ref: refOf(group),
      people: targetsOf(group, 'hasMember'),
      components: components.get(refOf(group)) ?? [],
      costCentre:
        group.metadata.annotations?.['guardrails/cost-center'] ?? '9000',
    }))
    .filter(({ people, components: own }) => people.length && own.length);
}

/** The teams of the personas come up often, the others now and then. */
export function pickTeam(teams, random) {
  const home = teams.filter(({ ref }) => HOME.includes(ref));
  return random.pick(random.chance(0.6) ? home : teams);
}

function targetsOf({ relations }, kind) {
  return relations
    .filter(({ type }) => type === kind)
    .map(({ targetRef }) => targetRef);
}

function targetOf(entity, kind) {
  return targetsOf(entity, kind)[0];
}
