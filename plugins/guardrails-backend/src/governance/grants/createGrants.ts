import type { Announcer } from '../../announce';
import {
  resolveTarget,
  type DecisionLog,
  type PolicyEvaluator,
} from '../../decision/decisions';
import type { Directory, TargetLifetimes } from '../../decision/targets';
import type { Routes } from '../../http';
import type { AccessControl } from '../../identity/access';
import type { Recorder } from '../../record';
import type { ApprovalService, ExceptionAuthors } from '../approvals';
import type { AppliedChanges } from './AppliedChanges';
import { mintGrant } from './commands/mintGrant';
import { redeemGrant } from './commands/redeemGrant';
import { createReevaluate } from './commands/reevaluate';
import { type OutcomeEffects, reportOutcome } from './commands/reportOutcome';
import { reportRun } from './commands/reportRun';
import type { ExceptionUses } from './ExceptionUses';
import type { GrantObserver } from './GrantObserver';
import type { SandboxClaims } from './SandboxClaims';
import { addGrantRoutes } from './routes';
import { GrantStore } from './store/GrantStore';
import { RunReports } from './store/RunReports';

/** One-time permissions to carry out a decided change: minted, redeemed, and ended by a report. @internal */
export function createGrants(
  options: Recorder &
    Directory & {
      access: AccessControl;
      announcer: Announcer;
      applied: AppliedChanges;
      approvals: ApprovalService;
      enforcementPoints: string[];
      evaluator: PolicyEvaluator;
      exceptions: ExceptionUses & ExceptionAuthors;
      lifetimes: TargetLifetimes;
      log: DecisionLog;
      observer: GrantObserver;
      sandboxes: SandboxClaims;
      timeToLive: number;
    },
): { grants: GrantStore; routes: Routes } {
  const { announcer, catalog, environments, registry } = options;
  const { lifetimes, evaluator } = options;
  const parameters = evaluator.policy.parameters.value;
  const directory = {
    ...{ catalog, environments, registry },
    ...{ lifetimes, parameters },
  };
  const store = new GrantStore(options);
  const reports = new RunReports(options);
  const deps = {
    ...options,
    store,
    reports,
    effects: {
      applied: options.applied,
      failed: (transaction, change) =>
        options.sandboxes.failed(transaction, change),
    } satisfies OutcomeEffects,
    reevaluate: createReevaluate({
      evaluator,
      resolveTarget: (caller, named) =>
        resolveTarget({ ...directory, caller, named }),
    }),
  };
  return {
    grants: store,
    routes: tools =>
      addGrantRoutes(tools, {
        grants: {
          mint: (caller, request) => mintGrant(deps, caller, request),
          async redeem(caller, id, redemption) {
            const grant = await redeemGrant(deps, caller, { id, redemption });
            announcer.happened({
              kind: 'grant-redeemed',
              decision: grant.decision_id,
              grant: grant.id,
            });
          },
          end: (caller, id, outcome) =>
            reportOutcome(deps, caller, { id, outcome }),
          reportRun: (caller, request) => reportRun(deps, caller, request),
        },
      }),
  };
}
