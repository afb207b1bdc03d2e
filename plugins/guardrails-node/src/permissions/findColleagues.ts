import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import {
  RELATION_HAS_MEMBER,
  RELATION_MEMBER_OF,
  type Entity,
} from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';

/** A larger group is no team, and each member is a parameter of every query for tasks. */
const LARGEST_TEAM = 200;

/**
 * The direct members of a person's teams. Where the catalog does not answer there are none, so the person is left with
 * what is their own.
 * @internal
 */
export async function findColleagues(options: {
  auth: AuthService;
  catalog: CatalogService;
  logger: LoggerService;
  person: string;
  /** Types of groups that are teams. */
  teamTypes: string[];
}): Promise<string[]> {
  const { auth, catalog, logger, person, teamTypes } = options;
  try {
    const credentials = await auth.getOwnServiceCredentials();
    const user = await catalog.getEntityByRef(person, { credentials });
    const groups = related(user, RELATION_MEMBER_OF);
    if (groups.length === 0) return [];
    const { items } = await catalog.getEntitiesByRefs(
      { entityRefs: groups, fields: ['kind', 'spec.type', 'relations'] },
      { credentials },
    );
    return items
      .filter(group => teamTypes.includes(`${group?.spec?.type}`))
      .map(group => related(group, RELATION_HAS_MEMBER))
      .filter(members => members.length <= LARGEST_TEAM)
      .flat();
  } catch (error) {
    logger.warn('The catalog does not say who is in a team with a person', {
      person,
      error: String(error),
    });
    return [];
  }
}

function related(entity: Entity | undefined, type: string): string[] {
  return (entity?.relations ?? [])
    .filter(relation => relation.type === type)
    .map(({ targetRef }) => targetRef);
}
