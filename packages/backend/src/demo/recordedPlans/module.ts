import { resolve } from 'node:path';
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { guardrailsRecordedPlansExtensionPoint } from '@backstage-guardrails/plugin-scaffolder-backend-module-guardrails';
import { readRecordings } from './readRecordings';
import { refusalOfDemo } from '../refusalOfDemo';

/**
 * Gives templates of AWS modules a recorded plan. Only `app-config.demo.yaml` has the setting; without it there is none.
 *
 * @internal
 */
export const demoRecordedPlansModule = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'demo-recorded-plans',
  register({ registerInit }) {
    registerInit({
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        plans: guardrailsRecordedPlansExtensionPoint,
      },
      async init({ config, logger, plans }) {
        const folder = config.getOptionalString('demo.recordedPlans');
        if (folder === undefined) return;
        const refusal = refusalOfDemo(config);
        if (refusal === undefined) {
          plans.setSource(
            readRecordings(resolve(folder), {
              say: text => logger.warn(text),
            }),
          );
        } else {
          logger.warn(
            `No recorded plans: ${refusal}. Remove demo.recordedPlans, or start the demo as it is.`,
          );
        }
      },
    });
  },
});
