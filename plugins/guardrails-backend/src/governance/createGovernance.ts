import type { Condition } from '@backstage-guardrails/plugin-guardrails-node';
import {
  createApprovals,
  type ApprovalObserver,
  type Approvals,
} from './approvals';
import { createComments } from './comments';
import type { Announcer, Outbox } from '../announce';
import type { Services, Task } from '../base';
import type { PolicyPipeline } from '../decision';
import type { GuardrailsConfig } from '../base/config';
import { BundleComparison } from '../decision/comparison';
import type { DecisionLog, DecisionRecorder } from '../decision/decisions';
import { Duties } from './duties';
import { addDutyRoutes } from './duties/routes';
import {
  createExceptions,
  exceptionDecided,
  policyRequestDecided,
  type DatabaseActiveExceptions,
} from './exceptions';
import type { Routes } from '../http';
import type { Identity } from '../identity';
import {
  createGrants,
  type AppliedChanges,
  type GrantObserver,
  type GrantStore,
} from './grants';
import { createLeases, leaseDecided } from './leases';
import { createClaims, createSandboxes, type SandboxStore } from './sandboxes';
import type { Quotas } from '../base/limits';
import { createPasskeys } from '../identity/passkeys';
import type { Recorder } from '../record';
import type { Directory, TargetLifetimes } from '../decision/targets';

/** Who has to agree to what, and what comes of it: approvals, exceptions, leases, grants, duties. @internal */
export function createGovernance(deps: {
  services: Pick<Services, 'accessProviders' | 'lifecycle' | 'logger'>;
  config: GuardrailsConfig;
  identity: Identity;
  recorder: Recorder & { outbox: Outbox };
  directory: Directory;
  lifetimes: TargetLifetimes;
  decisions: {
    log: DecisionLog;
    recorder: DecisionRecorder;
    book: DatabaseActiveExceptions;
  } & Pick<PolicyPipeline, 'archive' | 'evaluator' | 'policy'>;
  applied: AppliedChanges;
  observer: ApprovalObserver & GrantObserver;
  sandboxStore: SandboxStore;
  metering: { announcer: Announcer; quotas: Quotas };
}): {
  approvals: Approvals;
  exceptions: ReturnType<typeof createExceptions>['exceptions'];
  grants: GrantStore;
  carryOver(): Promise<Condition>;
  routes: Routes[];
  tasks: Task[];
} {
  const {
    services,
    config,
    identity,
    recorder,
    directory,
    decisions,
    metering,
    observer,
  } = deps;
  const passkeys = createPasskeys({ ...recorder, config: config.passkeys });
  const { log, book, archive, policy } = decisions;
  const { knex, seals } = recorder;
  const comparison = () =>
    new BundleComparison({ knex, seals, archive, log, policy });
  const { approvals, ...consent } = createApprovals({
    ...identity,
    ...recorder,
    log,
    observer,
    exceptions: book,
    rules: {
      bundle: policy.bundle.digest,
      comparison: comparison(),
      exceptions: book,
    },
    config: { ...config.approvals, parameters: policy.parameters.value },
    duties: config.duties,
    openRequestsOf: requester =>
      (config.quotas.services.get(requester) ?? config.quotas.default)
        .openRequests,
    signatures: passkeys.verifier,
    listeners: {
      exception: exceptionDecided(recorder),
      lease: leaseDecided(recorder),
      'policy-request': policyRequestDecided(recorder),
    },
  });
  const comments = createComments({
    ...identity,
    ...recorder,
    ...metering,
    approvals,
    log,
    readers: config.access.readers,
  });
  const exceptions = createExceptions({
    ...services,
    ...identity,
    ...recorder,
    ...directory,
    ...decisions,
    approvals,
    comparison: comparison(),
    config: config.exceptions,
  });
  const leases = createLeases({
    ...services,
    ...identity,
    ...recorder,
    ...directory,
    ...metering,
    approvals,
    decisions: decisions.recorder,
    evaluator: decisions.evaluator,
    config: config.leases,
  });
  const { enforcementPoints } = config.access;
  const parameters = policy.parameters.value;
  const { sandboxStore: store } = deps;
  const sandboxes = createSandboxes({
    ...services,
    ...identity,
    ...recorder,
    ...directory,
    enforcementPoints,
    parameters,
    store,
  });
  const grants = createGrants({
    ...identity,
    ...recorder,
    ...directory,
    ...decisions,
    ...metering,
    approvals,
    applied: deps.applied,
    observer,
    exceptions: book,
    lifetimes: deps.lifetimes,
    sandboxes: createClaims({ enforcementPoints, store }),
    enforcementPoints,
    timeToLive: config.grants.timeToLive,
  });
  const duties = new Duties({
    ...identity,
    ...directory,
    ...decisions,
    config,
    providers: services.accessProviders,
  });
  const { access } = identity;
  return {
    approvals,
    exceptions: exceptions.exceptions,
    grants: grants.grants,
    carryOver: exceptions.carryOver,
    routes: [
      consent.routes,
      comments.routes,
      leases.routes,
      passkeys.routes({ ...identity, approvals }),
      exceptions.routes,
      grants.routes,
      sandboxes.routes,
      tools => addDutyRoutes(tools, { access, duties }),
    ],
    tasks: [
      ...consent.tasks,
      ...exceptions.tasks,
      ...leases.tasks,
      ...sandboxes.tasks,
    ],
  };
}
