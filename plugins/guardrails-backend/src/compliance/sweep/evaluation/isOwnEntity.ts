import {
  ANNOTATION_ORIGIN_LOCATION,
  type Entity,
} from '@backstage/catalog-model';

/** As the catalog module of this product writes them. The catalog itself sets the annotation of what people register. */
const ORIGINS = ['guardrails:environments', 'guardrails:policies'];

/**
 * Whether the catalog module of this product made the entity, so that there is no team that could correct it. What
 * people register has another origin, whatever name and namespace they give it.
 * @internal
 */
export function isOwnEntity({ metadata }: Entity): boolean {
  const origin = metadata.annotations?.[ANNOTATION_ORIGIN_LOCATION];
  return origin !== undefined && ORIGINS.includes(origin);
}
