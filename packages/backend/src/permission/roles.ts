import {
  announcementManagePermission,
  approvalDecidePermission,
  approvalReadPermission,
  approvalRequestPermission,
  decisionCreatePermission,
  decisionPreviewPermission,
  decisionReadPermission,
  delegationManagePermission,
  dutiesReadPermission,
  exceptionReadPermission,
  exceptionRequestPermission,
  exceptionRevokePermission,
  grantUsePermission,
  leaseEndPermission,
  leaseReadPermission,
  leaseRequestPermission,
  ledgerReadPermission,
  policyReadPermission,
  targetReadPermission,
  targetReleasePermission,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Permission } from '@backstage/plugin-permission-common';

/** @internal */
export type Role =
  | 'developer'
  | 'approver'
  | 'policy-author'
  | 'reviewer'
  | 'operator'
  | 'auditor';

/** What every role reads. How much of it, the service itself decides by owner, part and `guardrails.access.readers`. */
const reading: Permission[] = [
  decisionReadPermission,
  policyReadPermission,
  approvalReadPermission,
  exceptionReadPermission,
  leaseReadPermission,
  ledgerReadPermission,
  dutiesReadPermission,
  targetReadPermission,
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
  ],
  reviewer: [...reading, leaseEndPermission],
  operator: [
    ...reading,
    announcementManagePermission,
    exceptionRevokePermission,
    leaseEndPermission,
    targetReleasePermission,
  ],
  auditor: reading,
};
