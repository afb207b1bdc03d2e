import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { costCentresOf } from '../evaluation/factsOfEntity';

/** Cost centres that groups of the catalog have; `undefined` where the catalog does not say. @internal */
export async function listCostCentres(deps: {
  catalog: CatalogService;
  auth: AuthService;
  logger: LoggerService;
}): Promise<ReadonlySet<string> | undefined> {
  const { catalog, auth, logger } = deps;
  const found = new Set<string>();
  try {
    const groups = catalog.streamEntities(
      {
        filter: { kind: 'group' },
        fields: ['kind', 'metadata.name', 'metadata.annotations'],
      },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    for await (const page of groups) {
      for (const group of page) {
        for (const { value } of costCentresOf(group)) found.add(value);
      }
    }
    return found;
  } catch (error) {
    logger.warn('The catalog does not say which cost centres groups have', {
      error: String(error),
    });
    return undefined;
  }
}
