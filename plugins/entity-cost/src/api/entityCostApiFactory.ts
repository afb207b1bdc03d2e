import {
  createApiFactory,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { EntityCostClient } from '@backstage-guardrails/plugin-entity-cost-common';
import { entityCostApiRef } from './entityCostApiRef';

/** Calls the cost service over HTTP as the signed-in person. @internal */
export const entityCostApiFactory = createApiFactory({
  api: entityCostApiRef,
  deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
  factory: ({ discoveryApi, fetchApi }) =>
    new EntityCostClient({ discoveryApi, fetchApi }),
});
