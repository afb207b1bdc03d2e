import {
  approvalReadPermission,
  type ApprovalDetail,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Task } from '../../base';
import type { Routes } from '../../http';
import type { Caller } from '../../identity/actors';
import type { Human } from '../../identity/people';
import type { RecordStores } from '../../record';
import type { ApprovalDeps } from './ApprovalDeps';
import type { ApprovalObserver } from './ApprovalObserver';
import type { Approvals } from './ApprovalService';
import { endEarlierFingerprints } from './commands/endEarlierFingerprints';
import {
  carryOverApprovals,
  type RulesInForce,
} from './commands/carryOverApprovals';
import { giveConsent } from './commands/giveConsent';
import { handBack } from './commands/handBack';
import { handOver } from './commands/handOver';
import { openRequest } from './commands/openRequest';
import { prepare } from './commands/prepare';
import { redeem } from './commands/redeem';
import { requestApproval } from './commands/requestApproval';
import { requireDecider } from './commands/requireDecider';
import { requireRequester } from './commands/requireRequester';
import { sweep } from './commands/sweep';
import { withdraw } from './commands/withdraw';
import { Delegations } from './Delegations';
import { listApprovals } from './queries/listApprovals';
import { listCandidates } from './queries/listCandidates';
import { maySeeDecision } from './queries/maySeeDecision';
import { readApproval, showApproval } from './queries/readApproval';
import { findApproval } from './queries/findApproval';
import { goesOnWith } from './queries/goesOnWith';
import { readTimeline } from './queries/readTimeline';
import { addApprovalRoutes, type ApprovalActions } from './routes';
import { ApprovalEvents } from './store/ApprovalEvents';
import { approvalTasks } from './tasks';

/** Requests for the consent of others, from the question to its use, and who stands in for whom. @internal */
export function createApprovals(
  options: Omit<ApprovalDeps, 'delegations' | 'events'> &
    RecordStores & { observer: ApprovalObserver; rules: RulesInForce },
): { approvals: Approvals; routes: Routes; tasks: Task[] } {
  const { access, rules } = options;
  const delegations = new Delegations(options);
  const deps: ApprovalDeps = {
    ...options,
    delegations,
    events: new ApprovalEvents(options),
  };
  const approvals = createService(deps, rules);
  const actions = createActions(deps);
  return {
    approvals,
    routes: tools => addApprovalRoutes(tools, { access, actions, delegations }),
    tasks: approvalTasks({
      endEarlierFingerprints: approvals.endEarlierFingerprints,
      carryOver: approvals.carryOver,
      sweep: () => sweep(deps),
    }),
  };
}

/** What other features call. */
function createService(
  deps: Omit<ApprovalDeps, 'exceptions'>,
  rules: RulesInForce,
): Approvals {
  const settled = new Set<string>();
  return {
    async open(transaction, caller, approval) {
      requireRequester(caller);
      const requester = caller.actor.ref;
      const { people } = deps;
      const prepared = await prepare({ approval, requester, people });
      return openRequest(deps, transaction, prepared);
    },
    async get(caller, id) {
      await deps.access.require(approvalReadPermission, caller.credentials);
      return readApproval(deps, caller, id);
    },
    find: (fingerprint, requester) =>
      findApproval(deps, fingerprint, requester),
    redeem: (transaction, request) => redeem(deps, transaction, request),
    ofDecision: decision => readTimeline(deps, decision),
    maySee: (caller, decision) => maySeeDecision(deps, caller, decision),
    endEarlierFingerprints: () => endEarlierFingerprints(deps),
    carryOver: () => carryOverApprovals(deps, rules, settled),
    goesOnWith: (id, fingerprint) => goesOnWith(deps, { id, fingerprint }),
  };
}

/** What a caller can do; each answers the request as it is afterwards. */
function createActions(deps: Omit<ApprovalDeps, 'duties'>): ApprovalActions {
  const decide = async (
    caller: Caller,
    id: string,
    work: (decider: { human: Human; id: string }) => Promise<void>,
  ): Promise<ApprovalDetail> => {
    await work({ human: await requireDecider(deps, caller, id), id });
    return showApproval(deps, caller, id);
  };
  return {
    async request(caller, request) {
      const id = await requestApproval(deps, caller, request);
      return showApproval(deps, caller, id);
    },
    list: (caller, request) => listApprovals(deps, caller, request),
    get: (caller, id) => readApproval(deps, caller, id),
    consent: (caller, id, request) =>
      decide(caller, id, decider => giveConsent(deps, { ...decider, request })),
    async withdraw(caller, id, what) {
      await withdraw(deps, caller, { id, what });
      return showApproval(deps, caller, id);
    },
    async handoverCandidates(caller, id) {
      const human = await requireDecider(deps, caller, id);
      return listCandidates(deps, { human, id });
    },
    handOver: (caller, id, request) =>
      decide(caller, id, decider => handOver(deps, { ...decider, ...request })),
    handBack: (caller, id, request) =>
      decide(caller, id, decider => handBack(deps, { ...decider, ...request })),
  };
}
