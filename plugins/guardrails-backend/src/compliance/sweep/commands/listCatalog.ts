import type { AuthService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { Listed, Listing } from '../evaluation/Listing';

/** What the catalog gives at a time. */
const PAGE = 500;
/** Of each entity. @internal */
export const FIELDS = [
  'kind',
  'metadata.namespace',
  'metadata.name',
  'metadata.uid',
  'metadata.etag',
  'spec.lifecycle',
];
/** As long as a ref of the database can be. */
const LONGEST_REF = 400;

/**
 * Lists every entity of the catalog with what changes when it does. A page that fails ends the reading with its error:
 * half of a catalog is never taken for the whole. The same goes for fewer entities than the catalog says it has.
 * @internal
 */
export async function listCatalog(deps: {
  catalog: CatalogService;
  auth: AuthService;
}): Promise<Listing> {
  const { catalog, auth } = deps;
  const entities: Listing['entities'] = new Map();
  let unreadable = 0;
  let total = 0;
  for (let cursor: string | undefined, more = true; more; ) {
    const credentials = await auth.getOwnServiceCredentials();
    const page = await catalog.queryEntities(
      {
        fields: FIELDS,
        limit: PAGE,
        ...(cursor !== undefined && { cursor }),
      },
      { credentials },
    );
    for (const entity of page.items) {
      const ref = stringifyEntityRef(entity);
      if (ref.length > LONGEST_REF) {
        unreadable += 1;
      } else {
        entities.set(ref, toListed(entity));
      }
    }
    total = page.totalItems;
    cursor = page.pageInfo.nextCursor;
    more = cursor !== undefined;
  }
  const seen = entities.size + unreadable;
  // A catalog that is empty is one that was not filled yet, or not read.
  return { entities, complete: seen > 0 && seen >= total };
}

/** @internal */
export function toListed({ metadata, spec }: Entity): Listed {
  const { uid = '', etag = '' } = metadata;
  const lifecycle: unknown = spec?.lifecycle;
  return {
    uid,
    etag,
    ...(typeof lifecycle === 'string' && {
      lifecycle: lifecycle.toLowerCase(),
    }),
  };
}
