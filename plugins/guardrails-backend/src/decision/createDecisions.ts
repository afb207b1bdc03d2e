import type { Announcer } from '../announce';
import type { Services } from '../base';
import type { GuardrailsConfig } from '../base/config';
import { ConcurrencyLimiter, RateLimiter, type Quotas } from '../base/limits';
import type { Routes, StreamRoutes } from '../http';
import type { Identity } from '../identity';
import type { Recorder } from '../record';
import { addPolicyRoutes } from './bundles/routes';
import type { Pipeline } from './createPipeline';
import { DatabaseDecisionLog, Decisions, type DecisionLog } from './decisions';
import { addDecisionRoutes } from './decisions/routes';
import { DatabaseEvidenceStore, type EvidenceStore } from './evidence';
import { addEvidenceRoutes } from './evidence/routes';
import { Provenance } from './provenance';
import { Targets, type Directory } from './targets';
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
  pipeline: Pipeline;
  sealingKey: Uint8Array;
  metering: { announcer: Announcer; quotas: Quotas };
}): {
  log: DecisionLog;
  evidence: EvidenceStore;
  routes: Routes[];
  streams: StreamRoutes[];
} {
  const { services, config, identity, recorder, directory, metering } = deps;
  const { judge, policy } = deps.pipeline;
  const { access } = identity;
  const { enforcementPoints } = config.access;
  const { maxSize, keep, timeToLive } = config.evidence;
  const log = new DatabaseDecisionLog(recorder);
  const evidence = new DatabaseEvidenceStore({
    knex: recorder.knex,
    timeToLive: keep ? config.retention.decisions : timeToLive,
  });
  const decisions = new Decisions({
    ...identity,
    ...directory,
    ...metering,
    judge,
    log,
    evidence,
    provenance: new Provenance({
      ...services,
      enforcementPoints,
      parameters: policy.parameters.value,
    }),
    concurrency: new ConcurrencyLimiter({
      capacity: config.decisions.maxConcurrent,
    }),
    previews: new RateLimiter(config.preview),
  });
  const targets = new Targets({
    ...identity,
    ...recorder,
    ...directory,
    log,
    enforcementPoints,
  });
  const key = deps.sealingKey;
  const withheld = new WithheldValues({ access, enforcementPoints, key });
  const { environments } = directory;
  return {
    log,
    evidence,
    routes: [
      tools => addDecisionRoutes(tools, { decisions }),
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
