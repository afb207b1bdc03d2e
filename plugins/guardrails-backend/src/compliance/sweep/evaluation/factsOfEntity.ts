import type { Entity } from '@backstage/catalog-model';
import type { Facts, Json } from '@backstage-guardrails/policy-model';
import { MOST_REFERENCES, type Reference } from './referencesOf';
import type { NamedCostCentre, World } from './targets';

const SOURCE = 'catalog';
const ANNOTATIONS = ['guardrails/cost-center', 'entity-cost/cost-center'];
const LONGEST = 200;

/** Cost centres that an entity names. @internal */
export function costCentresOf({ metadata }: Entity): NamedCostCentre[] {
  const { annotations = {} } = metadata;
  return ANNOTATIONS.flatMap(annotation => {
    const value: unknown = Object.hasOwn(annotations ?? {}, annotation)
      ? annotations[annotation]
      : undefined;
    return typeof value === 'string' && value.trim() !== ''
      ? [{ annotation, value: value.trim().slice(0, LONGEST) }]
      : [];
  });
}

/**
 * What the catalog says about what an entity refers to. In a catalog that could not be read as a whole, an entity that
 * is not listed may exist: then nothing is said about references at all. Nor where there are more than are looked at,
 * since one of the others may be broken, and a finding about it would end.
 * @internal
 */
export function factsOfEntity(
  world: World,
  options: {
    references: Reference[];
    costCentres: NamedCostCentre[];
    observedAt: string;
  },
): Facts {
  const { references, costCentres, observedAt } = options;
  const { entities, complete } = world.listing;
  const certain = complete || references.every(({ ref }) => entities.has(ref));
  const all = references.length <= MOST_REFERENCES;
  const stated = (value: Json | undefined, reason: string) =>
    value === undefined
      ? { status: 'absent' as const, reason, observedAt, source: SOURCE }
      : { status: 'known' as const, value, observedAt, source: SOURCE };
  return {
    'catalog.references': stated(
      certain && all
        ? references.map(({ path, ref }) => {
            const listed = entities.get(ref);
            return {
              path,
              ref,
              exists: listed !== undefined,
              ...(listed?.lifecycle !== undefined && {
                lifecycle: listed.lifecycle,
              }),
            };
          })
        : undefined,
      all
        ? 'The catalog was not read as a whole.'
        : `The entity has more than ${MOST_REFERENCES} references.`,
    ),
    'catalog.costCentres': stated(
      world.costCentres &&
        costCentres.map(({ annotation, value }) => ({
          annotation,
          value,
          exists: world.costCentres?.has(value) === true,
        })),
      'The catalog did not say which cost centres groups have.',
    ),
  };
}
