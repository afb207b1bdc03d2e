import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  metricsServiceRef,
  tracingServiceRef,
} from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { scaffolderServiceRef } from '@backstage/plugin-scaffolder-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  endOnFailedStart,
  guardrailsAccessExtensionPoint,
  guardrailsEntityFactsExtensionPoint,
  guardrailsFactsExtensionPoint,
  guardrailsInputsExtensionPoint,
  guardrailsLedgerExtensionPoint,
  guardrailsSinksExtensionPoint,
  type AccessProvider,
  type DecisionSink,
  type EntityFactSource,
  type FactProvider,
  type InputAdapter,
  type LedgerAnchor,
  type LedgerSigner,
} from '@backstage-guardrails/plugin-guardrails-node';
import { startService } from './app/startService';
import { addFactSource } from './compliance/sweep/facts/addFactSource';

/** The decision service. @public */
export const guardrailsPlugin = createBackendPlugin({
  pluginId: 'guardrails',
  register(env) {
    const providers: FactProvider[] = [];
    const entityFacts: EntityFactSource[] = [];
    const adapters: InputAdapter[] = [];
    const sinks: DecisionSink[] = [];
    const anchors: LedgerAnchor[] = [];
    const accessProviders: AccessProvider[] = [];
    let signer: LedgerSigner | undefined;
    env.registerExtensionPoint(guardrailsFactsExtensionPoint, {
      addFactProvider: provider => providers.push(provider),
    });
    env.registerExtensionPoint(guardrailsEntityFactsExtensionPoint, {
      addEntityFactSource: source => addFactSource(entityFacts, source),
    });
    env.registerExtensionPoint(guardrailsInputsExtensionPoint, {
      addInputAdapter: adapter => adapters.push(adapter),
    });
    env.registerExtensionPoint(guardrailsSinksExtensionPoint, {
      addDecisionSink: sink => sinks.push(sink),
    });
    env.registerExtensionPoint(guardrailsAccessExtensionPoint, {
      addAccessProvider: provider => accessProviders.push(provider),
    });
    env.registerExtensionPoint(guardrailsLedgerExtensionPoint, {
      addAnchor: anchor => anchors.push(anchor),
      setSigner(only) {
        if (signer) throw new Error('The ledger has a signer already');
        signer = only;
      },
    });
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        rootHealth: coreServices.rootHealth,
        rootLifecycle: coreServices.rootLifecycle,
        scaffolder: scaffolderServiceRef,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
        tracing: tracingServiceRef,
        userInfo: coreServices.userInfo,
      },
      init: services =>
        endOnFailedStart(() =>
          startService({
            ...services,
            providers,
            entityFacts,
            adapters,
            sinks,
            accessProviders,
            anchors,
            signer,
          }),
        ),
    });
  },
});
