import type { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import {
  createConditionTransformer,
  type ConditionTransformer,
} from '@backstage/plugin-permission-node';
import {
  costReadPermission,
  entityCostPermissions,
} from '@backstage-guardrails/plugin-entity-cost-common';
import { costResourceRef, type CostQuery } from './costResource';
import { costRules } from './rules';

/** Tells the permission framework what there is, and gets conditions as queries back. @internal */
export function registerPermissions(options: {
  permissionsRegistry: PermissionsRegistryService;
  /** The owners of entities, by their refs. */
  ownersOf: (refs: readonly string[]) => Promise<Map<string, string>>;
}): ConditionTransformer<CostQuery> {
  const { permissionsRegistry, ownersOf } = options;
  permissionsRegistry.addResourceType({
    resourceRef: costResourceRef,
    permissions: [costReadPermission],
    rules: Object.values(costRules),
    getResources: async refs => {
      const owners = await ownersOf(refs);
      return refs.map(entityRef => ({
        entityRef,
        owner: owners.get(entityRef),
      }));
    },
  });
  permissionsRegistry.addPermissions(
    entityCostPermissions.filter(
      permission => permission !== costReadPermission,
    ),
  );
  return createConditionTransformer(
    permissionsRegistry.getPermissionRuleset(costResourceRef),
  );
}
