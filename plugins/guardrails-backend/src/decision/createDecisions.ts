import type { Announcer } from '../announce';
import type { Services } from '../base';
import type { GuardrailsConfig } from '../base/config';
import { ConcurrencyLimiter, RateLimiter, type Quotas } from '../base/limits';
import type { Routes, StreamRoutes } from '../http';
import type { Identity } from '../identity';
import type { Recorder } from '../record';
import { addPolicyRoutes } from './bundles/routes';
import type { PolicyPipeline } from './createPipeline';
import {
  Choices,
  DatabaseDecisionLog,
  DecisionRecorder,
  Decisions,
  EvidenceReader,
  RequestEvaluator,
  resolveTarget,
  type DecisionLog,
  type DecisionObserver,
} from './decisions';
import { addDecisionRoutes } from './decisions/routes';
import { DatabaseEvidenceStore, type EvidenceStore } from './evidence';
import { addEvidenceRoutes } from './evidence/routes';
import { Provenance } from './provenance';
import { Targets, type Directory, type TargetLifetimes } from './targets';
import { addTargetRoutes } from './targets/routes';
import { WithheldValues } from './withheld';
import { addSealRoutes } from './withheld/routes';

/** Decisions and previews, and what they are about. @internal */
export function createDecisions(deps: {
  services: Pick<Services, 'auth' | 'logger' | 'scaffolder'>;
  config: GuardrailsConfig;
  identity: Identity;
  recorder: Recorder;
  directory: Directory;
  lifetimes: TargetLifetimes;
  pipeline: PolicyPipeline;
  observer: DecisionObserver;
  sealingKey: Uint8Array;
  metering: { announcer: Announcer; quotas: Quotas };
}): {
  log: DecisionLog;
  recorder: DecisionRecorder;
  evidence: EvidenceStore;
  /** Of all that evaluates while a request waits. */
  concurrency: ConcurrencyLimiter;
  routes: Routes[];
  streams: StreamRoutes[];
} {
  const { services, config, identity, recorder, directory, metering } = deps;
  const { observer, lifetimes } = deps;
  const { evaluator, policy } = deps.pipeline;
  const parameters = policy.parameters.value;
  const { access } = identity;
  const { enforcementPoints } = config.access;
  const { maxSize, keep, timeToLive } = config.evidence;
  const log = new DatabaseDecisionLog({ ...recorder, observer });
  const { announcer } = metering;
  const bundle = policy.bundle.digest;
  const decisionRecorder = new DecisionRecorder({ log, announcer, bundle });
  const evidence = new DatabaseEvidenceStore({
    knex: recorder.knex,
    timeToLive: keep ? config.retention.decisions : timeToLive,
  });
  const requests = new RequestEvaluator({
    evaluator,
    log,
    evidence: new EvidenceReader({ ...directory, store: evidence }),
    provenance: new Provenance({
      ...services,
      enforcementPoints,
      parameters,
    }),
    resolveTarget: (caller, named) =>
      resolveTarget({ ...directory, lifetimes, parameters, caller, named }),
  });
  const limits = {
    quotas: metering.quotas,
    concurrency: new ConcurrencyLimiter({
      capacity: config.decisions.maxConcurrent,
    }),
    previews: new RateLimiter(config.preview),
  };
  const decisions = new Decisions({
    ...limits,
    access,
    log,
    evaluator: requests,
    recorder: decisionRecorder,
  });
  const choices = new Choices({ ...limits, access, evaluator: requests });
  const targets = new Targets({
    ...identity,
    ...recorder,
    ...directory,
    log,
    enforcementPoints,
    lifetimes,
  });
  const key = deps.sealingKey;
  const withheld = new WithheldValues({ access, enforcementPoints, key });
  const { environments } = directory;
  return {
    log,
    recorder: decisionRecorder,
    evidence,
    concurrency: limits.concurrency,
    routes: [
      tools =>
        addDecisionRoutes(tools, {
          decisions,
          choices,
          portal: config.portal,
        }),
      tools => addTargetRoutes(tools, { targets }),
      tools => addSealRoutes(tools, { withheld }),
      tools => addPolicyRoutes(tools, { access, environments, policy }),
    ],
    streams: [
      tools =>
        addEvidenceRoutes(tools, { ...metering, access, evidence, maxSize }),
    ],
  };
}
