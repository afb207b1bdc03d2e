import {
  createPermission,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';

/**
 * Reading the health of an entity. Its resources are entities of the catalog, so a policy can answer it with the
 * conditions of the catalog. It narrows what the catalog shows and never widens it.
 * @public
 */
export const entityHealthReadPermission: ResourcePermission<'catalog-entity'> =
  createPermission({
    name: 'entity-health.read',
    attributes: { action: 'read' },
    resourceType: 'catalog-entity',
  });

/**
 * Announcing and ending maintenance of an entity. Without the permission framework its owners may; with it, owners whom
 * the policy allows.
 * @public
 */
export const entityHealthMaintenancePermission: ResourcePermission<'catalog-entity'> =
  createPermission({
    name: 'entity-health.maintenance',
    attributes: { action: 'update' },
    resourceType: 'catalog-entity',
  });

/** All permissions of the plugin. @public */
export const entityHealthPermissions = [
  entityHealthReadPermission,
  entityHealthMaintenancePermission,
];
