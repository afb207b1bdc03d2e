import type { Condition } from '@backstage-guardrails/plugin-guardrails-node';
import { createApprovals, type Approvals } from './approvals';
import type { Announcer, Outbox } from '../announce';
import type { Services, Task } from '../base';
import type { LoadedPolicy, PolicyArchive } from '../decision/bundles';
import type { GuardrailsConfig } from '../base/config';
import type { DecisionLog, Judge } from '../decision/decisions';
import {
  createExceptions,
  exceptionDecided,
  policyRequestDecided,
  type DatabaseExceptionBook,
  type Exceptions,
} from './exceptions';
import type { Routes } from '../http';
import type { Identity } from '../identity';
import { createLeases, leaseDecided } from './leases';
import type { Quotas } from '../base/limits';
import { createPasskeys } from '../identity/passkeys';
import type { Recorder } from '../record';
import type { Directory } from '../decision/targets';

/** Requests, and what they ask for: approvals, exceptions, leases. @internal */
export function createGovernance(deps: {
  services: Pick<Services, 'accessProviders' | 'lifecycle' | 'logger'>;
  config: GuardrailsConfig;
  identity: Identity;
  recorder: Recorder & { outbox: Outbox };
  directory: Directory;
  decisions: {
    judge: Judge;
    log: DecisionLog;
    policy: LoadedPolicy;
    archive: PolicyArchive;
    book: DatabaseExceptionBook;
  };
  quotas: Quotas;
  announcer: Announcer;
}): {
  approvals: Approvals;
  exceptions: Exceptions;
  carryOver(): Promise<Condition>;
  routes: Routes[];
  tasks: Task[];
} {
  const { services, config, identity, recorder, directory, decisions } = deps;
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
    quotas: deps.quotas,
    announcer: deps.announcer,
    config: config.leases,
  });
  return {
    approvals: desk,
    exceptions: exceptions.exceptions,
    carryOver: exceptions.carryOver,
    routes: [
      approvals.routes,
      leases.routes,
      passkeys.routes({ ...identity, approvals: desk }),
      exceptions.routes,
    ],
    tasks: [...approvals.tasks, ...exceptions.tasks, ...leases.tasks],
  };
}
