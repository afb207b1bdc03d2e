import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import {
  endOnFailedStart,
  guardrailsServiceRef,
  reportConditions,
} from '@backstage-guardrails/plugin-guardrails-node';
import {
  createCatalogRecordAction,
  createEvaluateAction,
  createGitopsProposeAction,
  createTargetReleaseAction,
  createTerraformApplyAction,
  createTerraformPlanAction,
} from './actions';
import {
  listConditions,
  readDriftOptions,
  readLongestWait,
  readTerraformOptions,
} from './config';
import { recordInCatalog } from './catalog';
import {
  BetweenSteps,
  checkDrift,
  checkDue,
  endSandbox,
  recoverPlans,
  removeExpiredPlans,
  reportScheduled,
  type Provisioning,
} from './flow';
import { readRepositories } from './gitops';
import { ModuleRegistry } from './modules';
import { PlanStore } from './plans';
import { createRouter, identifyOnce } from './readiness';
import {
  guardrailsRecordedPlansExtensionPoint,
  RecordedPlans,
  type RecordedPlanSource,
} from './recorded';
import { createRunner } from './runner';
import { TargetImport } from './state';
import { TaskPrivacy, type Ownership } from './task';

/** Adds the Guardrails actions to the scaffolder. @public */
export const scaffolderModuleGuardrails = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'guardrails',
  register(env) {
    let recordedPlans: RecordedPlanSource | undefined;
    env.registerExtensionPoint(guardrailsRecordedPlansExtensionPoint, {
      setSource(source) {
        recordedPlans = source;
      },
    });
    env.registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        guardrails: guardrailsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        rootLifecycle: coreServices.rootLifecycle,
        scheduler: coreServices.scheduler,
        userInfo: coreServices.userInfo,
      },
      async init({
        actions,
        auth,
        catalog,
        config,
        discovery,
        guardrails,
        httpAuth,
        httpRouter,
        logger,
        permissions,
        rootLifecycle,
        scheduler,
        userInfo,
      }) {
        await endOnFailedStart(async () => {
          const terraform = readTerraformOptions(config);
          const plans = new PlanStore({ directory: terraform.plansDirectory });
          const ownership: Ownership = {
            userInfo,
            operators:
              config.getOptionalStringArray('guardrails.access.operators') ??
              [],
          };
          const taskPrivacy = new TaskPrivacy({
            logger,
            permissions,
            enabled: config.getOptionalBoolean('permission.enabled') ?? false,
            ownership,
          });
          const imported = new TargetImport({
            directory: terraform.targetsDirectory,
            guardrails,
            auth,
            logger,
          });
          const provisioning: Provisioning = {
            auth,
            betweenSteps: new BetweenSteps(),
            guardrails,
            imported,
            plans,
            recorded: new RecordedPlans({
              source: recordedPlans,
              terraform,
              parent: process.env,
            }),
            terraform,
            modules: ModuleRegistry.fromConfig(config),
            runner: createRunner({ terraform, parent: process.env }),
            ownership,
            taskPrivacy,
            baseUrl: config.getString('app.baseUrl'),
            longestWaitMs: readLongestWait(config),
            now: () => new Date(),
          };
          reportConditions(logger, [
            await provisioning.runner.describeIsolation(),
            await provisioning.runner.describeSockets(),
            provisioning.modules.describePinning(),
            ...listConditions(terraform),
          ]);
          const identified = identifyOnce(provisioning.runner);
          await identified.identify().catch(error => {
            logger.warn(`Templates that run Terraform fail: ${error.message}`);
          });
          httpRouter.use(
            createRouter({
              httpAuth,
              modules: provisioning.modules,
              runner: identified,
            }),
          );
          const own = await auth.getOwnServiceCredentials();
          const scheduled = own.principal.subject;
          await recoverPlans({
            plans,
            scheduled,
            logger,
            interruptGraceMs: terraform.interruptGraceMs,
            now: new Date(),
          });
          rootLifecycle.addStartupHook(() => {
            // Not awaited: the decision service answers only after every start-up hook has begun.
            void imported.start();
          });
          await scheduler.scheduleTask({
            id: 'guardrails-remove-expired-plans',
            scope: 'local',
            frequency: { hours: 1 },
            timeout: { minutes: 10 },
            fn: () => removeExpiredPlans({ plans, scheduled, now: new Date() }),
          });
          await scheduler.scheduleTask({
            id: 'guardrails-end-sandboxes',
            // Plans are on this machine; the decision service gives each sandbox to one backend.
            scope: 'local',
            frequency: { minutes: 1 },
            timeout: { hours: 2 },
            initialDelay: { seconds: 30 },
            fn: async () => {
              await reportScheduled({ provisioning, logger }).catch(error => {
                logger.warn('Outcomes of ended sandboxes were not reported', {
                  error: String(error),
                });
              });
              await endSandbox({
                provisioning,
                logger,
                removeFromCatalog: async ({ initiator }, decision) => {
                  const request = { decision };
                  await recordInCatalog({
                    ...{ auth, discovery, initiator, request },
                  });
                },
              });
            },
          });
          const drift = readDriftOptions(config);
          if (drift.enabled) {
            await scheduler.scheduleTask({
              id: 'guardrails-check-drift',
              // The decision service gives each target to one backend, and says how many are checked at once.
              scope: 'local',
              frequency: { minutes: 1 },
              timeout: { hours: 2 },
              initialDelay: { seconds: 45 },
              fn: async signal => {
                const step = { provisioning, logger, signal };
                const check = () => checkDrift(step);
                await Promise.all(
                  Array.from({ length: drift.concurrency }, () =>
                    checkDue({ check, signal }),
                  ),
                );
              },
            });
          }
          actions.addActions(
            createTerraformPlanAction({ provisioning }),
            createEvaluateAction({ provisioning }),
            createTerraformApplyAction({ provisioning }),
            createTargetReleaseAction({ provisioning }),
            createCatalogRecordAction({
              provisioning,
              auth,
              catalog,
              discovery,
            }),
            createGitopsProposeAction({
              provisioning,
              repositories: readRepositories(config),
            }),
          );
        });
      },
    });
  },
});
