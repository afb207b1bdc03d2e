import { reportConditions } from '@backstage-guardrails/plugin-guardrails-node';
import { loosenedRules } from '@backstage-guardrails/policy-engine';
import type { Knex } from 'knex';
import {
  Announcer,
  createAnnouncements,
  createInstruments,
  type Instruments,
  OpenRuns,
} from '../announce';
import type { Services, Task } from '../base';
import type { GuardrailsConfig } from '../base/config';
import type { ModuleDescription } from '../decision/modules';
import type { Routes, StreamRoutes } from '../http';
import type { ActorIdentifier } from '../identity/actors';
import { Quotas } from '../base/limits';
import { createCompliance, FindingsRecorder } from '../compliance';
import { createDecisions, createPipeline } from '../decision';
import { refuseRedated, type LoadedPolicy } from '../decision/bundles';
import { createDirectory } from '../decision/targets';
import { createGovernance } from '../governance';
import { approvalsCondition } from '../governance/approvals';
import { DatabaseActiveExceptions } from '../governance/exceptions';
import { WindowFacts } from '../governance/grants';
import { createLifetimes, SandboxStore } from '../governance/sandboxes';
import { createIdentity } from '../identity';
import { beginLedger } from '../record';
import { installationKeys } from '../record/keys';
import { wasInForce } from '../record/ledger';
import { Seals } from '../record/seals';
import { createViews } from '../views';
import { InsightsRecorder } from '../views/insights';
import { followLedger } from './followLedger';
import { observeDecisions } from './observeDecisions';

/** What the app is made of. */
type Features = {
  instruments: Instruments;
  announcer: Announcer;
  identifier: ActorIdentifier;
  streams: StreamRoutes[];
  routes: Routes[];
  tasks: Task[];
};

/** The list of features, each with what it needs of those before it. @internal */
export async function createFeatures(deps: {
  services: Services;
  config: GuardrailsConfig;
  knex: Knex;
  policy: LoadedPolicy;
  modules: Map<string, ModuleDescription>;
}): Promise<Features> {
  const { services, config, knex, policy, modules } = deps;
  const host = { services, config, knex };
  const instruments = createInstruments(services);
  const runs = new OpenRuns(services);
  const announcer = new Announcer({ ...services, instruments, runs });
  const count = instruments.quotaUsed;
  const quotas = new Quotas({ knex, config: config.quotas, count });
  const metering = { announcer, quotas };

  const { signer } = services;
  const keys = await installationKeys({ knex, config: config.keys, signer });
  const { sealingKey } = keys;
  const seals = new Seals(keys);
  const book = new DatabaseActiveExceptions({
    knex,
    seals,
    revisions: policy.bundle.rules.map(({ digest }) => digest),
  });
  const { ownerOf, ...directory } = createDirectory({ ...host, modules });
  const pipeline = await createPipeline({
    ...host,
    policy,
    providers: [
      directory.catalog,
      new WindowFacts({ knex }),
      ...services.providers,
    ],
    exceptions: book,
    sealingKey,
    instruments,
  });
  const { archive } = pipeline;
  const { rules } = policy.bundle;
  const parameters = policy.parameters.value;
  const loosened = loosenedRules({ rules, parameters });
  await refuseRedated({
    policy,
    newRules: loosened.newRules,
    archive,
    wasInForce: bundle => wasInForce(knex, { bundle, seals }),
  });

  const begun = await beginLedger({ knex, seals, config: config.ledger });
  const { recorder, continuity } = begun;
  const {
    identifier,
    routes: abilities,
    ...identity
  } = createIdentity({
    ...host,
    ownerOf,
  });
  const announcements = createAnnouncements({
    ...services,
    ...identity,
    knex,
    config: config.announce,
  });
  const { outbox, deliveries } = announcements;
  const ledger = await followLedger({
    ...{ services, config, begun, keys, outbox, pipeline, loosened },
    instruments,
  });

  const store = new SandboxStore({ knex, seals });
  const lifetimes = createLifetimes({ outbox, store });
  const findings = new FindingsRecorder(config.access);
  const insights = new InsightsRecorder();
  const decisions = createDecisions({
    ...{ services, config, identity, recorder, directory, pipeline },
    lifetimes,
    observer: observeDecisions({ findings, insights }),
    sealingKey,
    metering,
  });
  const { log, evidence } = decisions;
  const governance = createGovernance({
    ...{ services, config, identity, directory, metering },
    lifetimes,
    recorder: { ...recorder, outbox },
    decisions: { ...pipeline, ...decisions, book },
    applied: findings,
    observer: insights,
    sandboxStore: store,
  });
  const { approvals, exceptions, grants } = governance;
  if (!continuity.broken) {
    // Before anything is evaluated: an exception that goes on must not be missing meanwhile.
    const exceptionsCarriedOver = await governance.carryOver();
    await approvals.endEarlierFingerprints();
    reportConditions(services.logger, [
      exceptionsCarriedOver,
      approvalsCondition(await approvals.carryOver()),
    ]);
  }
  const { snapshots } = book;
  const views = createViews({
    ...{ services, config, identity, recorder },
    reader: ledger.reader,
    decisions: { ...pipeline, log, evidence },
    governance: { approvals, exceptions, grants, snapshots },
    metering: { ...metering, deliveries, instruments },
  });

  const compliance = createCompliance({
    ...{ services, config, identity, quotas, directory, instruments },
    recorder: { ...recorder, outbox },
    decisions: { ...pipeline, ...decisions, book },
  });
  return {
    ...{ instruments, announcer, identifier },
    streams: [...decisions.streams, ...views.streams],
    routes: [
      abilities,
      announcements.routes,
      ...decisions.routes,
      ...governance.routes,
      ...compliance.routes,
      ...views.routes,
    ],
    tasks: [
      ...announcements.tasks,
      ...ledger.tasks,
      ...governance.tasks,
      ...compliance.tasks,
      ...views.tasks,
    ],
  };
}
