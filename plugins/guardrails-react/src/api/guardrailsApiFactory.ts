import {
  createApiFactory,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { GuardrailsClient } from '@backstage-guardrails/plugin-guardrails-common';
import { guardrailsApiRef } from './guardrailsApiRef';

/** Calls the decision service over HTTP as the signed-in person. @public */
export const guardrailsApiFactory = createApiFactory({
  api: guardrailsApiRef,
  deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
  factory: ({ discoveryApi, fetchApi }) =>
    new GuardrailsClient({ discoveryApi, fetchApi }),
});
