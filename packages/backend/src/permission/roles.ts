import {
  costBudgetUpdatePermission,
  costLoadPermission,
  costPricesPermission,
  costReadPermission,
  costRulesUpdatePermission,
} from '@backstage-guardrails/plugin-entity-cost-common';
import {
  announcementManagePermission,
  approvalDecidePermission,
  approvalReadPermission,
  approvalRequestPermission,
  complianceReadPermission,
  decisionCreatePermission,
  decisionPreviewPermission,
  decisionReadPermission,
  delegationManagePermission,
  dutiesReadPermission,
  exceptionReadPermission,
  exceptionRequestPermission,
  exceptionRevokePermission,
  grantUsePermission,
  insightsReadPermission,
  leaseEndPermission,
  leaseReadPermission,
  leaseRequestPermission,
  ledgerReadPermission,
  policyReadPermission,
  sandboxChangePermission,
  searchReadPermission,
  targetReadPermission,
  targetReleasePermission,
  whatIfPermission,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Permission } from '@backstage/plugin-permission-common';

/** @internal */
export type Role =
  | 'developer'
  | 'approver'
  | 'policy-author'
  | 'reviewer'
  | 'operator'
  | 'auditor'
  | 'finance';

/** What every role reads. How much of it, the services themselves decide by owner, part and the groups in `access`. */
const reading: Permission[] = [
  complianceReadPermission,
  decisionReadPermission,
  policyReadPermission,
  approvalReadPermission,
  exceptionReadPermission,
  leaseReadPermission,
  ledgerReadPermission,
  dutiesReadPermission,
  insightsReadPermission,
  searchReadPermission,
  targetReadPermission,
  costReadPermission,
];

/**
 * The roles of docs/roles.md. A role only ever lets somebody ask: that nobody approves what they had a part in,
 * that humans consent and that grants are used once is kept by the service, for every role and without any.
 * @internal
 */
export const roles: Record<Role, Permission[]> = {
  developer: [
    ...reading,
    decisionPreviewPermission,
    decisionCreatePermission,
    grantUsePermission,
    approvalRequestPermission,
    exceptionRequestPermission,
    leaseRequestPermission,
    leaseEndPermission,
    targetReleasePermission,
    sandboxChangePermission,
    costPricesPermission,
    costBudgetUpdatePermission,
  ],
  approver: [
    ...reading,
    approvalDecidePermission,
    delegationManagePermission,
    exceptionRevokePermission,
  ],
  'policy-author': [
    ...reading,
    decisionPreviewPermission,
    exceptionRequestPermission,
    whatIfPermission,
  ],
  reviewer: [...reading, leaseEndPermission],
  operator: [
    ...reading,
    announcementManagePermission,
    exceptionRevokePermission,
    whatIfPermission,
    leaseEndPermission,
    targetReleasePermission,
    sandboxChangePermission,
    costPricesPermission,
    costBudgetUpdatePermission,
    costLoadPermission,
    costRulesUpdatePermission,
  ],
  auditor: reading,
  finance: [
    costReadPermission,
    costPricesPermission,
    costBudgetUpdatePermission,
    costLoadPermission,
    costRulesUpdatePermission,
  ],
};
