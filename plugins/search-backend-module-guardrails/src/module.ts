import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { searchIndexRegistryExtensionPoint } from '@backstage/plugin-search-backend-node/alpha';
import { guardrailsServiceRef } from '@backstage-guardrails/plugin-guardrails-node';
import {
  createDecisionCollator,
  createExceptionCollator,
  createRuleCollator,
} from './collators';
import { isHidden, readSchedule } from './config';

/** Adds rules and, where permissions hide them, decisions and exceptions to the search of the portal. @public */
export const searchModuleGuardrails = createBackendModule({
  pluginId: 'search',
  moduleId: 'guardrails-collator',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        guardrails: guardrailsServiceRef,
        indexRegistry: searchIndexRegistryExtensionPoint,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
      },
      async init({
        auth,
        config,
        guardrails,
        indexRegistry,
        logger,
        scheduler,
      }) {
        const hidden = isHidden(config, logger);
        const source = { auth, guardrails, hidden };
        const factories = [
          createRuleCollator(source),
          createDecisionCollator(source),
          createExceptionCollator(source),
        ];
        for (const factory of factories) {
          indexRegistry.addCollator({
            schedule: scheduler.createScheduledTaskRunner(readSchedule(config)),
            factory,
          });
        }
      },
    });
  },
});
