import { createBackendModule } from '@backstage/backend-plugin-api';
import { entityHealthPastHistoryExtensionPoint } from '@backstage-guardrails/plugin-entity-health-node';
import { demoHistorySource } from './demoHistorySource';

/**
 * Gives the endpoints of the demo services a history. Only `npm start` sets the variables that it needs; without them
 * there is none.
 *
 * @internal
 */
export const demoHealthHistoryModule = createBackendModule({
  pluginId: 'entity-health',
  moduleId: 'demo-history',
  register({ registerInit }) {
    registerInit({
      deps: { history: entityHealthPastHistoryExtensionPoint },
      async init({ history }) {
        const source = demoHistorySource(process.env);
        if (source) history.addSource(source);
      },
    });
  },
});
