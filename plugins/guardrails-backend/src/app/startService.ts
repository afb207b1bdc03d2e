import { reportConditions } from '@backstage-guardrails/plugin-guardrails-node';
import { loosenedRules } from '@backstage-guardrails/policy-engine';
import { Announcer, createAnnouncements, createInstruments } from '../announce';
import type { Services } from '../base';
import { loadPolicy, refuseRedated } from '../decision/bundles';
import { addPolicyRoutes } from '../decision/bundles/routes';
import { CurrentDecisions } from '../compliance';
import { addComplianceRoutes } from '../compliance/routes';
import { readGuardrailsConfig } from '../base/config';
import { connect } from '../base/database';
import {
  createDecisions,
  createPipeline,
  DatabaseDecisionLog,
  Judge,
} from '../decision/decisions';
import { Duties } from '../governance/duties';
import { addDutyRoutes } from '../governance/duties/routes';
import { DatabaseEvidenceStore } from '../decision/evidence';
import { addEvidenceRoutes } from '../decision/evidence/routes';
import { DatabaseExceptionBook } from '../governance/exceptions';
import { endBareActions } from '../decision/guarded';
import { createGovernance } from '../governance';
import { createGrants, GrantStore, WindowFacts } from '../governance/grants';
import { addHistoryRoutes } from '../views/history/routes';
import { createIdentity } from '../identity';
import { installationKeys } from '../record/keys';
import { startLedger, wasInForce } from '../record/ledger';
import { addLedgerExportRoutes } from '../views/history/ledgerExportRoutes';
import { addLedgerRoutes } from '../views/history/ledgerRoutes';
import { ConcurrencyLimiter, Quotas, RateLimiter } from '../base/limits';
import { observeState } from './metrics';
import { loadModules } from '../decision/modules';
import { Provenance } from '../decision/provenance';
import { beginLedger } from '../record';
import { ErasedInputs } from '../views/replay';
import { addReplayRoutes } from '../views/replay/routes';
import { retentionTasks } from '../views/retention';
import { Seals } from '../record/seals';
import { createDirectory, Targets } from '../decision/targets';
import { addTargetRoutes } from '../decision/targets/routes';
import { WithheldValues } from '../decision/withheld';
import { addSealRoutes } from '../decision/withheld/routes';
import { createRouter } from './createRouter';
import { deprecationsIn } from './deprecationsIn';

import { namedGroups } from './namedGroups';
import { forgeryReporter } from './forgeryReporter';
import { recordStart } from './recordStart';
import { reportReadiness } from './reportReadiness';
import { reportStart } from './reportStart';
import { watchGroups } from './watchGroups';

/** Puts the features together. Everything that can be wrong in configuration stops the start here. @internal */
export async function startService(services: Services): Promise<void> {
  const { logger } = services;
  const config = readGuardrailsConfig(services.config);
  deprecationsIn(config).forEach(message => logger.warn(message));
  const [policy, modules, knex] = await Promise.all([
    loadPolicy(config.policy),
    loadModules(config.modules),
    connect(services.database),
  ]);
  const { enforcementPoints } = config.access;
  const instruments = createInstruments(services);
  const announcer = new Announcer({ ...services, instruments });
  const quotas = new Quotas({
    knex,
    config: config.quotas,
    count: instruments.quotaUsed,
  });

  const { ownerOf, ...directory } = createDirectory({ services, config, knex });
  const { catalog } = directory;
  const { line, archive } = await createPipeline({
    services,
    config,
    knex,
    policy,
    providers: [catalog, new WindowFacts({ knex }), ...services.providers],
    instruments,
  });
  const keys = await installationKeys({
    knex,
    config: config.keys,
    signer: services.signer,
  });
  const seals = new Seals(keys);
  const loosened = loosenedRules({
    rules: policy.bundle.rules,
    parameters: policy.parameters.value,
  });
  await refuseRedated({
    policy,
    newRules: loosened.newRules,
    archive,
    wasInForce: bundle => wasInForce(knex, { bundle, seals }),
  });
  const log = await beginLedger({ knex, seals, config: config.ledger });
  const { recorder, continuity } = log;
  const { ledger } = recorder;
  const {
    identifier,
    routes: abilityRoutes,
    ...identity
  } = createIdentity({
    services,
    config,
    knex,
    ownerOf,
  });
  const { access } = identity;
  const announcements = createAnnouncements({
    ...services,
    ...identity,
    knex,
    config: config.announce,
  });
  const { outbox, deliveries } = announcements;
  const started = await startLedger({
    ...services,
    ...log,
    ...recorder,
    outbox,
    config: config.ledger,
    signingKey: keys.signingKey,
    readers: config.access.readers,
  });
  const { reader } = started;
  seals.onForged(
    forgeryReporter({ logger, instruments, alarm: started.alarm }),
  );
  reportReadiness(services.rootHealth, () => continuity.broken?.message);
  observeState({
    ...services,
    knex,
    epoch: config.ledger.epoch,
    anchors: started.anchors,
    ledgerIsBroken: () => continuity.broken !== undefined,
    workload: () => line.workload(),
  });
  await recordStart({
    recorder,
    continuity,
    started,
    policy,
    loosened,
    keys,
  });
  const anchored = started.anchors.length > 0;
  reportStart({ logger, config, policy, loosened, keys, anchored });

  const decisionLog = new DatabaseDecisionLog({ knex, ledger });
  const book = new DatabaseExceptionBook({ knex, seals });
  const judge = new Judge({
    line,
    policy,
    adapters: services.adapters,
    exceptions: book,
    sealingKey: keys.sealingKey,
    maxSize: config.evidence.maxSize,
    withoutRule: config.operations.withoutRule,
  });
  const governance = createGovernance({
    services,
    config,
    identity,
    recorder: { ...recorder, outbox },
    directory,
    decisions: { judge, log: decisionLog, policy, archive, book },
    quotas,
    announcer,
  });
  const { approvals, exceptions } = governance;
  if (!continuity.broken) {
    // Before anything is judged: an exception that goes on must not be missing meanwhile.
    reportConditions(logger, [await governance.carryOver()]);
    await approvals.endEarlierFingerprints();
  }

  const evidence = new DatabaseEvidenceStore({
    knex,
    timeToLive: config.evidence.keep
      ? config.retention.decisions
      : config.evidence.timeToLive,
  });
  const store = new GrantStore({
    ...recorder,
    timeToLive: config.grants.timeToLive,
  });
  const decisions = createDecisions({
    ...identity,
    ...directory,
    judge,
    log: decisionLog,
    evidence,
    modules,
    provenance: new Provenance({
      ...services,
      enforcementPoints,
      parameters: policy.parameters.value,
    }),
    announcer,
    concurrency: new ConcurrencyLimiter({
      capacity: config.decisions.maxConcurrent,
    }),
    quotas,
    previews: new RateLimiter(config.preview),
  });
  const grants = createGrants({
    ...identity,
    ...directory,
    judge,
    log: decisionLog,
    store,
    desk: approvals,
    book,
    enforcementPoints,
    announcer,
  });
  const targets = new Targets({
    ...recorder,
    ...identity,
    ...directory,
    log: decisionLog,
    enforcementPoints,
  });
  const duties = new Duties({
    ...identity,
    ...directory,
    policy,
    config,
    providers: services.accessProviders,
  });
  const withheld = new WithheldValues({
    access,
    enforcementPoints,
    key: keys.sealingKey,
  });

  services.httpRouter.use(
    await createRouter({
      services,
      config,
      instruments,
      announcer,
      identifier,
      streams: [
        tools =>
          addEvidenceRoutes(tools, {
            access,
            evidence,
            quotas,
            maxSize: config.evidence.maxSize,
          }),
        tools => addLedgerExportRoutes(tools, { access, ledger: reader }),
      ],
      routes: [
        abilityRoutes,
        announcements.routes,
        decisions.routes,
        tools =>
          addHistoryRoutes(tools, {
            access,
            log: decisionLog,
            grants: store,
            approvals,
            ledger: reader,
            exceptions,
          }),
        grants.routes,
        ...governance.routes,
        tools => addSealRoutes(tools, { withheld }),
        tools => addTargetRoutes(tools, { targets }),
        tools =>
          addLedgerRoutes(tools, { access, log: decisionLog, ledger: reader }),
        tools => addDutyRoutes(tools, { access, duties }),
        tools =>
          addPolicyRoutes(tools, {
            access,
            environments: config.environments,
            policy,
          }),
        tools =>
          addComplianceRoutes(tools, {
            access,
            log: decisionLog,
            current: new CurrentDecisions({ knex }),
            catalog,
          }),
        tools =>
          addReplayRoutes(tools, {
            access,
            log: decisionLog,
            archive,
            snapshots: book.snapshots,
            erased: new ErasedInputs({ knex }),
          }),
      ],
    }),
  );
  endBareActions({ services, config });
  const tasks = [
    ...announcements.tasks,
    ...started.tasks,
    ...governance.tasks,
    ...retentionTasks({
      logger,
      knex,
      ledger,
      config,
      evidence,
      quotas,
      grants: store,
      announcer,
      deliveries,
      policy,
      archive,
    }),
    watchGroups({ ...services, groups: namedGroups({ config, policy }) }),
  ];
  for (const task of tasks) await services.scheduler.scheduleTask(task);
}
