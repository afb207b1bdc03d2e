import {
  createPermission,
  type BasicPermission,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';

/** What conditions on reading costs are about: the costs of an owner. @public */
export const RESOURCE_TYPE_COST = 'entity-cost';

/**
 * Reading costs. The service itself shows those of the caller's own teams, and all to the groups that configuration
 * names; conditions can narrow that, never widen it.
 * @public
 */
export const costReadPermission: ResourcePermission<'entity-cost'> =
  createPermission({
    name: 'entity-cost.read',
    attributes: { action: 'read' },
    resourceType: RESOURCE_TYPE_COST,
  });

/** Reading effective and billed costs, which show negotiated prices. Without it costs are at list prices. @public */
export const costPricesPermission: BasicPermission = createPermission({
  name: 'entity-cost.prices.read',
  attributes: { action: 'read' },
});

/** Setting and removing budgets; the service itself asks for their owner or a group that configuration names. @public */
export const costBudgetUpdatePermission: BasicPermission = createPermission({
  name: 'entity-cost.budget.update',
  attributes: { action: 'update' },
});

/** Loading files and reading about loads; the service itself asks for a group that configuration names. @public */
export const costLoadPermission: BasicPermission = createPermission({
  name: 'entity-cost.load',
  attributes: { action: 'create' },
});

/** Changing the rules of allocation; the service itself asks for a group that configuration names. @public */
export const costRulesUpdatePermission: BasicPermission = createPermission({
  name: 'entity-cost.rules.update',
  attributes: { action: 'update' },
});

/** All permissions of the plugin. @public */
export const entityCostPermissions = [
  costReadPermission,
  costPricesPermission,
  costBudgetUpdatePermission,
  costLoadPermission,
  costRulesUpdatePermission,
];
