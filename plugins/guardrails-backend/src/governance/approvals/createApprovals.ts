import type { Task } from '../../base';
import type { Routes } from '../../http';
import { Approvals } from './Approvals';
import { Delegations } from './Delegations';
import type { ApprovalDeps } from './ApprovalDeps';
import { addApprovalRoutes } from './routes';
import { approvalTasks } from './tasks';

/** Requests for the consent of others, and who stands in for whom. @internal */
export function createApprovals(deps: Omit<ApprovalDeps, 'delegations'>): {
  approvals: Approvals;
  routes: Routes;
  tasks: Task[];
} {
  const { access } = deps;
  const delegations = new Delegations(deps);
  const approvals = new Approvals({ ...deps, delegations });
  return {
    approvals,
    routes: tools =>
      addApprovalRoutes(tools, { access, approvals, delegations }),
    tasks: approvalTasks(approvals),
  };
}
