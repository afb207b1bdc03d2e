import {
  type Entity,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  CatalogIndex,
  type CostEntity,
  readCostDeclaration,
} from '@backstage-guardrails/plugin-entity-cost-common';
import { digestOf } from './digestOf';

/** The catalog as allocation sees it, and a digest of all of it that decides. @internal */
export type CatalogState = { catalog: CatalogIndex; digest: string };

/** Kinds that own nothing and cost nothing. */
const skipped = new Set(['location', 'template']);

/** @internal */
export function catalogStateOf(entities: readonly CostEntity[]): CatalogState {
  const sorted = [...entities].sort((a, b) => (a.ref < b.ref ? -1 : 1));
  return {
    catalog: new CatalogIndex(sorted),
    digest: digestOf(
      sorted.map(({ ref, owner, claims }) => [ref, owner ?? null, claims]),
    ),
  };
}

/** An entity as allocation sees it, or undefined if it is of a kind that has no costs. @internal */
export function costEntityOf(entity: Entity): CostEntity | undefined {
  if (skipped.has(entity.kind.toLowerCase())) return undefined;
  const owner = entity.relations?.find(
    ({ type }) => type === RELATION_OWNED_BY,
  )?.targetRef;
  const { claims } = readCostDeclaration(entity);
  return {
    ref: stringifyEntityRef(entity).toLowerCase(),
    ...(owner === undefined ? {} : { owner: owner.toLowerCase() }),
    claims,
  };
}
