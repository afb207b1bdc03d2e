import type { Listing } from './Listing';
import type { Reference } from './referencesOf';

/** Cost centres that an entity names are among its targets, by this name. */
const COST_CENTRE = 'cost-centre ';

/** What is true of what entities refer to. @internal */
export type World = {
  listing: Listing;
  /** Those of groups; `undefined` where the catalog did not say. */
  costCentres: ReadonlySet<string> | undefined;
};

/** A cost centre that an entity names in an annotation. @internal */
export type NamedCostCentre = { annotation: string; value: string };

/**
 * What an entity refers to, a line each, with what is true of it. It is kept beside the evaluation, so that the entity
 * is evaluated again when one of them appears, disappears or is deprecated, which does not change the entity itself.
 * @internal
 */
export function describeTargets(
  world: World,
  options: { references: Reference[]; costCentres: NamedCostCentre[] },
): string {
  const names = [
    ...options.references.map(({ ref }) => ref),
    ...options.costCentres.map(({ value }) => `${COST_CENTRE}${value}`),
  ];
  return [...new Set(names)]
    .map(name => name.replaceAll('\n', ' '))
    .map(name => `${truth(world, name)}${name}`)
    .join('\n');
}

/** Whether all that was true of the targets is true now. @internal */
export function areTargetsAsBefore(world: World, described: string): boolean {
  if (described === '') return true;
  return described.split('\n').every(line => {
    const now = truth(world, line.slice(1));
    // What could not be read now is read by the next sweep; until then the evaluation of before counts.
    return now === '?' || now === line[0];
  });
}

/** One character: there, missing, deprecated, or not known. */
function truth({ listing, costCentres }: World, name: string): string {
  if (name.startsWith(COST_CENTRE)) {
    if (costCentres === undefined) return '?';
    return costCentres.has(name.slice(COST_CENTRE.length)) ? '+' : '-';
  }
  const listed = listing.entities.get(name);
  if (listed) return listed.lifecycle === 'deprecated' ? '!' : '+';
  return listing.complete ? '-' : '?';
}
