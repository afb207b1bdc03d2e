import { reportConditions } from '@backstage-guardrails/plugin-guardrails-node';
import { createDecisionLine } from '@backstage-guardrails/policy-decision';
import {
  bundleReference,
  loosenedRules,
} from '@backstage-guardrails/policy-engine';
import { setTimeout } from 'node:timers/promises';
import { AccessControl } from '../access';
import { ActorIdentifier } from '../actors';
import { Announcer, createInstruments, startAnnouncing } from '../announce';
import { Approvals, Delegations, scheduleApprovals } from '../approvals';
import { loadPolicy, PolicyArchive, refuseRedated } from '../bundles';
import { CurrentDecisions } from '../compliance';
import { readGuardrailsConfig } from '../config';
import { connect } from '../database';
import { DatabaseDecisionLog, Decisions, Judge } from '../decision';
import { Duties } from '../duties';
import { DatabaseEvidenceStore } from '../evidence';
import {
  carryOver,
  conditionOf,
  DatabaseExceptionBook,
  Exceptions,
  PolicyRequests,
  RuleHistory,
  scheduleExceptions,
} from '../exceptions';
import { CatalogFacts, FactsService } from '../facts';
import { Grants, GrantStore, WindowFacts } from '../grants';
import { refuseBareActions } from '../guarded';
import {
  beginEpoch,
  Continuity,
  DatabaseLedger,
  recordPolicy,
  startLedger,
  wasInForce,
} from '../ledger';
import { eraseCopies, installationKeys } from '../keys';
import { startLeases } from '../leases';
import { ConcurrencyLimiter, Quotas, RateLimiter } from '../limits';
import { loadModules } from '../modules';
import { Challenges, Enrolment, Passkeys, PasskeyVerifier } from '../passkeys';
import { CatalogPeople } from '../people';
import { registerPermissions } from '../permissions';
import { Provenance } from '../provenance';
import { observeState } from '../metrics';
import { ErasedInputs } from '../replay';
import { scheduleRetention } from '../retention';
import { Seals } from '../seals';
import { DatabaseTargetRegistry, registeredOwner, Targets } from '../targets';
import { conditionsOf } from './conditionsOf';
import { describeParameters } from './describeParameters';
import { deprecationsIn } from './deprecationsIn';
import { describeStart } from './describeStart';
import { namedGroups } from './namedGroups';
import { reportReadiness } from './reportReadiness';
import { watchGroups } from './watchGroups';
import { WithheldValues } from '../withheld';
import { createRouter } from './createRouter';
import { forgeryReporter } from './forgeryReporter';
import type { Services } from './Services';

/** Puts the rooms together. Everything that can be wrong in configuration stops the start here. @internal */
export async function startService(services: Services): Promise<void> {
  const { auth, events, logger, permissions, permissionsRegistry } = services;
  const config = readGuardrailsConfig(services.config);
  deprecationsIn(config).forEach(message => logger.warn(message));
  const [policy, modules, knex] = await Promise.all([
    loadPolicy(config.policy),
    loadModules(config.modules),
    connect(services.database),
  ]);

  const catalog = new CatalogFacts({
    catalog: services.catalog,
    auth,
    timeToLive: config.facts.timeToLive,
  });
  const facts = new FactsService({
    providers: [catalog, new WindowFacts({ knex }), ...services.providers],
    logger,
  });
  const instruments = createInstruments(services);
  const line = createDecisionLine({
    facts: {
      factsFor: ({ target, ...references }) =>
        facts.factsFor({ target: { ref: target }, references }),
    },
    workers: {
      size: config.decisions.workers,
      smallQueueLimit: config.decisions.maxConcurrent,
      isQuick: ({ digest }) => digest === policy.shipped,
      ended: instruments.workerEnded,
    },
  });
  // Before anything is judged: a decision must never name a bundle that is not kept.
  const archive = new PolicyArchive({ knex });
  await archive.keep(policy);
  line.load(policy.bundle);
  services.lifecycle.addShutdownHook(() => line.close());
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
  const exceptionBook = new DatabaseExceptionBook({ knex, seals });
  const judge = new Judge({
    line,
    policy,
    adapters: services.adapters,
    exceptions: exceptionBook,
    sealingKey: keys.sealingKey,
    maxSize: config.evidence.maxSize,
    withoutRule: config.operations.withoutRule,
  });

  const { name } = await beginEpoch(knex, { ...config.ledger, seals });
  const continuity = new Continuity();
  const ledger = new DatabaseLedger({ ...config.ledger, seals, continuity });
  const log = new DatabaseDecisionLog({ knex, ledger });
  const evidence = new DatabaseEvidenceStore({
    knex,
    timeToLive: config.evidence.keep
      ? config.retention.decisions
      : config.evidence.timeToLive,
  });
  const grantStore = new GrantStore({
    knex,
    timeToLive: config.grants.timeToLive,
    ledger,
    seals,
  });

  const transform = registerPermissions({ permissionsRegistry, knex });
  const registry = new DatabaseTargetRegistry({ knex });
  const access = new AccessControl({
    permissions,
    transform,
    ownerOf: async ref =>
      (await catalog.target(ref)).entity?.owner ??
      registeredOwner(await registry.entriesOf(ref)),
  });
  const quotas = new Quotas({
    knex,
    config: config.quotas,
    count: instruments.quotaUsed,
  });
  const announcer = new Announcer({
    events,
    sinks: services.sinks,
    logger,
    instruments,
  });
  const people = new CatalogPeople({
    ...services,
    directories: config.access.directories,
  });
  const announcing = await startAnnouncing({
    ...services,
    knex,
    people,
    config: config.announce,
  });
  const ledgerRoom = await startLedger({
    ...services,
    knex,
    name,
    config: config.ledger,
    signingKey: keys.signingKey,
    seals,
    continuity,
    outbox: announcing.outbox,
    readers: config.access.readers,
  });
  const { begun, alarm } = ledgerRoom;
  seals.onForged(forgeryReporter({ alarm, instruments, logger }));
  reportReadiness(services.rootHealth, () => continuity.broken?.message);
  observeState({
    ...services,
    knex,
    epoch: config.ledger.epoch,
    anchors: ledgerRoom.anchors,
    ledgerIsBroken: () => continuity.broken !== undefined,
    workload: () => line.workload(),
  });
  // A log that is broken takes nothing; what is in force is recorded with the epoch that is raised then.
  if (!continuity.broken) {
    await recordPolicy(knex, {
      ledger,
      fresh: begun.fresh,
      bundle: bundleReference(policy.bundle),
      parameters: policy.parameters,
      loosened,
    });
    await eraseCopies(knex, { ledger, copies: keys.copies });
  }
  if (begun.left.length > 0) await alarm.leftUnsealed(begun.left);
  const anchored = ledgerRoom.anchors.length > 0;
  const { message, meta } = describeStart({
    config,
    policy,
    anchored,
  });
  logger.info(message, meta);
  logger.info(
    describeParameters({ file: config.policy.parameters, policy, loosened }),
  );
  reportConditions(
    logger,
    conditionsOf({ keys, ledger: { anchored }, config, policy }),
  );
  await watchGroups({
    ...services,
    groups: namedGroups({ config, policy }),
  });
  const delegations = new Delegations({
    knex,
    people,
    ledger,
    seals,
    outbox: announcing.outbox,
  });
  const passkeyRoom = {
    knex,
    ledger,
    seals,
    outbox: announcing.outbox,
    config: config.passkeys,
    challenges: new Challenges({
      timeToLive: config.passkeys.challengeTimeToLive,
    }),
  };
  const approvals = new Approvals({
    knex,
    people,
    delegations,
    ledger,
    seals,
    outbox: announcing.outbox,
    access,
    log,
    book: exceptionBook,
    config: config.approvals,
    openRequestsOf: requester =>
      (config.quotas.services.get(requester) ?? config.quotas.default)
        .openRequests,
    duties: config.duties,
    signatures: new PasskeyVerifier(passkeyRoom),
  });
  await scheduleApprovals({ ...services, approvals });
  const { environments } = config;
  const exceptionsRoom = {
    knex,
    access,
    people,
    catalog,
    registry,
    log,
    desk: approvals,
    ledger,
    seals,
    outbox: announcing.outbox,
    environments,
    policy,
    config: config.exceptions,
  };
  const exceptions = new Exceptions(exceptionsRoom);
  const policyRequests = new PolicyRequests(exceptionsRoom);
  const carrying = {
    knex,
    ledger,
    seals,
    revisions: policy.bundle.rules.map(({ digest }) => digest),
    history: new RuleHistory({ knex, seals, archive, policy }),
  };
  // Before anything is judged: an exception that goes on must not be missing meanwhile.
  if (!continuity.broken) {
    reportConditions(logger, [conditionOf(await carryOver(carrying))]);
  }
  await scheduleExceptions({ ...services, ...exceptionsRoom, carrying });
  const leases = await startLeases({
    ...services,
    ...exceptionsRoom,
    judge,
    quotas,
    announcer,
    config: config.leases,
  });
  if (!continuity.broken) await approvals.endEarlierFingerprints();
  const decisions = new Decisions({
    judge,
    log,
    evidence,
    access,
    catalog,
    registry,
    environments,
    modules,
    provenance: new Provenance({
      ...services,
      enforcementPoints: config.access.enforcementPoints,
      parameters: policy.parameters.value,
    }),
    announcer,
    concurrency: new ConcurrencyLimiter({
      capacity: config.decisions.maxConcurrent,
    }),
    quotas,
    previews: new RateLimiter(config.preview),
  });
  const grants = new Grants({
    judge,
    log,
    store: grantStore,
    desk: approvals,
    book: exceptionBook,
    access,
    catalog,
    registry,
    environments,
    enforcementPoints: config.access.enforcementPoints,
    announcer,
  });
  const targets = new Targets({
    knex,
    access,
    ledger,
    log,
    environments,
    enforcementPoints: config.access.enforcementPoints,
  });

  services.httpRouter.use(
    await createRouter({
      ...services,
      config,
      instruments,
      announcer,
      identifier: new ActorIdentifier({ ...services, access: config.access }),
      access,
      evidence,
      quotas,
      decisions,
      log,
      grants,
      withheld: new WithheldValues({
        access,
        enforcementPoints: config.access.enforcementPoints,
        key: keys.sealingKey,
      }),
      grantStore,
      targets,
      current: new CurrentDecisions({ knex }),
      catalog,
      judge,
      ledger: ledgerRoom.reader,
      approvals,
      delegations,
      people,
      passkeys: new Passkeys(passkeyRoom),
      enrolment: new Enrolment(passkeyRoom),
      duties: new Duties({
        people,
        catalog,
        policy,
        config,
        providers: services.accessProviders,
      }),
      exceptions,
      policyRequests,
      leases,
      deliveries: announcing.deliveries,
      archive,
      snapshots: exceptionBook.snapshots,
      erased: new ErasedInputs({ knex }),
    }),
  );
  services.rootLifecycle.addStartupHook(() => {
    // Not awaited: the scaffolder answers only after every start-up hook has begun.
    void refuseBareActions({
      ...services,
      guarded: config.guardedActions,
      end: () => process.exit(1),
      pause: () => setTimeout(1000, undefined, { ref: false }),
    });
  });
  await scheduleRetention({
    ...services,
    knex,
    ledger,
    config,
    evidence,
    quotas,
    grants: grantStore,
    announcer,
    deliveries: announcing.deliveries,
    policy,
    archive,
  });
}
