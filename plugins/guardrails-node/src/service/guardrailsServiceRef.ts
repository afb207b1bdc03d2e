import {
  coreServices,
  createServiceFactory,
  createServiceRef,
  type ServiceRef,
} from '@backstage/backend-plugin-api';
import { GuardrailsClient } from '@backstage-guardrails/plugin-guardrails-common';
import { DefaultGuardrailsService } from './DefaultGuardrailsService';
import type { GuardrailsService } from './GuardrailsService';

/** The decision service for other backend plugins and modules. @public */
export const guardrailsServiceRef: ServiceRef<
  GuardrailsService,
  'plugin',
  'singleton'
> = createServiceRef<GuardrailsService>({
  id: 'guardrails-service',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        auth: coreServices.auth,
        discovery: coreServices.discovery,
      },
      factory: ({ auth, discovery }) =>
        new DefaultGuardrailsService({
          auth,
          api: new GuardrailsClient({ discoveryApi: discovery }),
        }),
    }),
});
