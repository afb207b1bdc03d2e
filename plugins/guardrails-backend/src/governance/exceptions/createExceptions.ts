import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Condition } from '@backstage-guardrails/plugin-guardrails-node';
import type { LoadedPolicy, PolicyArchive } from '../../decision/bundles';
import type { Task } from '../../base';
import type { Routes } from '../../http';
import { carryOver, conditionOf, RuleHistory } from './carryOver';
import { Exceptions } from './Exceptions';
import type { ExceptionDeps } from './ExceptionDeps';
import { PolicyRequests } from './PolicyRequests';
import { addExceptionRoutes } from './routes';
import { exceptionTasks } from './tasks';

/** Waivers of findings, and requests for other policy. @internal */
export function createExceptions(
  deps: ExceptionDeps & {
    policy: LoadedPolicy;
    archive: PolicyArchive;
    logger: LoggerService;
  },
): {
  exceptions: Exceptions;
  routes: Routes;
  tasks: Task[];
  /** Keeps those in force whose rule is the same rule in the bundle of now. */
  carryOver(): Promise<Condition>;
} {
  const { knex, ledger, seals, policy, archive, logger } = deps;
  const exceptions = new Exceptions(deps);
  const policyRequests = new PolicyRequests(deps);
  const carrying = {
    knex,
    ledger,
    seals,
    revisions: policy.bundle.rules.map(({ digest }) => digest),
    history: new RuleHistory({ knex, seals, archive, policy }),
  };
  return {
    exceptions,
    routes: tools => addExceptionRoutes(tools, { exceptions, policyRequests }),
    tasks: exceptionTasks({ logger, carrying, deps }),
    carryOver: async () => conditionOf(await carryOver(carrying)),
  };
}
