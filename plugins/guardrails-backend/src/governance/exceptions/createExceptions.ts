import type { LoggerService } from '@backstage/backend-plugin-api';
import type { TimelineEvent } from '@backstage-guardrails/plugin-guardrails-common';
import type { Condition } from '@backstage-guardrails/plugin-guardrails-node';
import type { Task } from '../../base';
import {
  readsInForce,
  type LoadedPolicy,
  type PolicyArchive,
} from '../../decision/bundles';
import type { Routes } from '../../http';
import type { BundleComparison } from '../../decision/comparison';
import {
  carryOver,
  carryOverCondition,
  Continuity,
  RuleHistory,
} from './carryOver';
import { draftException, openException } from './commands/requestException';
import { ownTarget } from './commands/ownTarget';
import { requestPolicy } from './commands/requestPolicy';
import { revokeException } from './commands/revokeException';
import type { ExceptionDeps } from './ExceptionDeps';
import { findVisible } from './queries/findVisible';
import {
  listPolicyRequests,
  readPolicyRequest,
} from './queries/listPolicyRequests';
import { listVisible } from './queries/listVisible';
import { readException } from './queries/readException';
import { readPresent } from './queries/readPresent';
import {
  addExceptionRoutes,
  type ExceptionActions,
  type PolicyRequestActions,
} from './routes';
import { eventsOfDecision } from './store/eventsOfDecision';
import { readDebt } from './store/readDebt';
import { exceptionTasks } from './tasks';

/** Waivers of findings, and requests for other policy. @internal */
export function createExceptions(
  given: Omit<ExceptionDeps, 'policy'> & {
    comparison: BundleComparison;
    policy: LoadedPolicy;
    archive: PolicyArchive;
    logger: LoggerService;
  },
): {
  /** For the timeline of a decision that the caller was found to be allowed to read. */
  exceptions: { ofDecision(decision: string): Promise<TimelineEvent[]> };
  routes: Routes;
  tasks: Task[];
  /** Keeps those in force that go on with the bundle of now, and ends the others. */
  carryOver(): Promise<Condition>;
} {
  const reads = readsInForce(given.policy);
  const deps = { ...given, policy: { ...given.policy, reads } };
  const { access, knex, ledger, seals, comparison, policy, archive, logger } =
    deps;
  const carrying = {
    knex,
    ledger,
    seals,
    revisions: policy.bundle.rules.map(({ digest }) => digest),
    bundle: policy.bundle.digest,
    continuity: new Continuity({
      policy,
      reads,
      history: new RuleHistory({ knex, seals, archive, policy }),
      comparison,
    }),
  };
  return {
    exceptions: { ofDecision: decision => eventsOfDecision(knex, decision) },
    routes: tools =>
      addExceptionRoutes(tools, {
        access,
        exceptions: createActions(deps),
        policyRequests: createPolicyActions(deps),
      }),
    tasks: exceptionTasks({ logger, carrying, deps }),
    carryOver: async () => carryOverCondition(await carryOver(carrying)),
  };
}

function createActions(deps: ExceptionDeps): ExceptionActions {
  const steps = {
    ...deps,
    findTarget: (options: Parameters<typeof ownTarget>[1]) =>
      ownTarget(deps, options),
  };
  return {
    async request(caller, request) {
      const drafted = await draftException(steps, caller, request);
      const id = await openException(deps, caller, drafted);
      return readException(deps, id);
    },
    list: (caller, options) => listVisible(deps, caller, options),
    async get(caller, id) {
      return readException(deps, (await findVisible(deps, caller, id)).id);
    },
    async revoke(caller, id, { reason }) {
      const human = await deps.people.human(caller);
      const row = await findVisible(deps, caller, id);
      await revokeException(deps, human, { row, reason });
      return readException(deps, id);
    },
    async debt(caller) {
      return readDebt(deps.knex, { caller, present: await readPresent(deps) });
    },
  };
}

function createPolicyActions(
  deps: Omit<
    ExceptionDeps,
    'catalog' | 'environments' | 'outbox' | 'registry' | 'seals'
  >,
): PolicyRequestActions {
  return {
    async request(caller, request) {
      const id = await requestPolicy(deps, caller, request);
      return readPolicyRequest(deps.knex, id);
    },
    list: (caller, options) => listPolicyRequests(deps.knex, caller, options),
  };
}
