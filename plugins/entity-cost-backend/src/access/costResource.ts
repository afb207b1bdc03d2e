import { createPermissionResourceRef } from '@backstage/plugin-permission-node';

/** What a condition about costs can look at. @public */
export type CostResource = {
  /** The entity whose costs they are. */
  entityRef: string;
  owner?: string;
};

/** A condition as the database understands it. @public */
export type CostQuery = { key: 'owner' | 'entity'; values: string[] };

/** For policy authors: the resource that conditions on `entity-cost.read` are about. @public */
export const costResourceRef = createPermissionResourceRef<
  CostResource,
  CostQuery
>().with({ pluginId: 'entity-cost', resourceType: 'entity-cost' });
