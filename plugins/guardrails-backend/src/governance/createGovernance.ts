import type { Condition } from '@backstage-guardrails/plugin-guardrails-node';
import { createApprovals, type Approvals } from './approvals';
import type { Announcer, Outbox } from '../announce';
import type { Services, Task } from '../base';
import type { Pipeline } from '../decision';
import type { GuardrailsConfig } from '../base/config';
import type { DecisionLog } from '../decision/decisions';
import { Duties } from './duties';
import { addDutyRoutes } from './duties/routes';
import {
  createExceptions,
  exceptionDecided,
  policyRequestDecided,
  type DatabaseExceptionBook,
  type Exceptions,
} from './exceptions';
import type { Routes } from '../http';
import type { Identity } from '../identity';
import { Grants, GrantStore } from './grants';
import { addGrantRoutes } from './grants/routes';
import { createLeases, leaseDecided } from './leases';
import type { Quotas } from '../base/limits';
import { createPasskeys } from '../identity/passkeys';
import type { Recorder } from '../record';
import type { Directory } from '../decision/targets';

/** Who has to agree to what, and what comes of it: approvals, exceptions, leases, grants, duties. @internal */
export function createGovernance(deps: {
  services: Pick<Services, 'accessProviders' | 'lifecycle' | 'logger'>;
  config: GuardrailsConfig;
  identity: Identity;
  recorder: Recorder & { outbox: Outbox };
  directory: Directory;
  decisions: {
    log: DecisionLog;
    book: DatabaseExceptionBook;
  } & Pick<Pipeline, 'archive' | 'judge' | 'policy'>;
  metering: { announcer: Announcer; quotas: Quotas };
}): {
  approvals: Approvals;
  exceptions: Exceptions;
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
  } = deps;
  const passkeys = createPasskeys({ ...recorder, config: config.passkeys });
  const { log, book } = decisions;
  const approvals = createApprovals({
    ...identity,
    ...recorder,
    log,
    book,
    config: config.approvals,
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
  const desk = approvals.approvals;
  const exceptions = createExceptions({
    ...services,
    ...identity,
    ...recorder,
    ...directory,
    ...decisions,
    desk,
    config: config.exceptions,
  });
  const leases = createLeases({
    ...services,
    ...identity,
    ...recorder,
    ...directory,
    ...decisions,
    desk,
    ...metering,
    config: config.leases,
  });
  const store = new GrantStore({
    ...recorder,
    timeToLive: config.grants.timeToLive,
  });
  const grants = new Grants({
    ...identity,
    ...directory,
    ...decisions,
    ...metering,
    store,
    desk,
    enforcementPoints: config.access.enforcementPoints,
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
    approvals: desk,
    exceptions: exceptions.exceptions,
    grants: store,
    carryOver: exceptions.carryOver,
    routes: [
      approvals.routes,
      leases.routes,
      passkeys.routes({ ...identity, approvals: desk }),
      exceptions.routes,
      tools => addGrantRoutes(tools, { grants }),
      tools => addDutyRoutes(tools, { access, duties }),
    ],
    tasks: [...approvals.tasks, ...exceptions.tasks, ...leases.tasks],
  };
}
