import {
  createApiFactory,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { EntityHealthClient } from '@backstage-guardrails/plugin-entity-health-common';
import { entityHealthApiRef } from './entityHealthApiRef';

/** Calls the health service over HTTP as the signed-in user. @internal */
export const entityHealthApiFactory = createApiFactory({
  api: entityHealthApiRef,
  deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
  factory: ({ discoveryApi, fetchApi }) =>
    new EntityHealthClient({ discoveryApi, fetchApi }),
});
