import {
  coreServices,
  createServiceFactory,
  createServiceRef,
  type ServiceRef,
} from '@backstage/backend-plugin-api';
import { scaffolderServiceRef } from '@backstage/plugin-scaffolder-node';
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
        scaffolder: scaffolderServiceRef,
      },
      factory: ({ auth, discovery, scaffolder }) =>
        new DefaultGuardrailsService({
          auth,
          scaffolder,
          api: new GuardrailsClient({ discoveryApi: discovery }),
        }),
    }),
});
