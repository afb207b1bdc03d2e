import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  reportConditions,
  type Condition,
} from '@backstage-guardrails/plugin-guardrails-node';
import type { Task } from '../base';

const CONDITION = {
  id: 'groups-known',
  title: 'The groups that configuration and parameters name are in the catalog',
};

/**
 * Says which of the groups the catalog does not have: nobody can read, approve or be told as a member of one. Looks a
 * while after the start, when the catalog has read its sources, and says it again when it changes.
 * @internal
 */
export function watchGroups(options: {
  auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  catalog: Pick<CatalogService, 'getEntitiesByRefs'>;
  logger: LoggerService;
  /** Places by the ref of the group they name. */
  groups: Map<string, string[]>;
}): Task {
  const { auth, catalog, logger, groups } = options;
  const refs = [...groups.keys()];
  let said = '';
  return {
    id: 'guardrails-watch-groups',
    scope: 'local',
    frequency: { hours: 1 },
    initialDelay: { minutes: 1 },
    timeout: { minutes: 1 },
    fn: async () => {
      const { items } = await catalog.getEntitiesByRefs(
        { entityRefs: refs, fields: ['kind'] },
        { credentials: await auth.getOwnServiceCredentials() },
      );
      const condition = groupsCondition(
        refs.filter((_ref, index) => !items[index]),
        groups,
      );
      if (JSON.stringify(condition) === said) return;
      said = JSON.stringify(condition);
      reportConditions(logger, [condition]);
    },
  };
}

function groupsCondition(
  missing: string[],
  groups: Map<string, string[]>,
): Condition {
  if (missing.length === 0) return { ...CONDITION, fulfilled: true };
  const named = missing.map(
    ref => `${ref} (${(groups.get(ref) ?? []).join(', ')})`,
  );
  return {
    ...CONDITION,
    fulfilled: false,
    fix: `Add or correct: ${named.join('; ')}`,
  };
}
