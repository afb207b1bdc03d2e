import {
  createPermission,
  type BasicPermission,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import { RESOURCE_TYPE_SEARCH_DOCUMENT } from './searchDocuments';

/** @public */
export const RESOURCE_TYPE_DECISION = 'guardrails-decision';

/**
 * Reading decisions. Conditions can narrow what the service's own check allows, never widen it.
 * @public
 */
export const decisionReadPermission: ResourcePermission<'guardrails-decision'> =
  createPermission({
    name: 'guardrails.decision.read',
    attributes: { action: 'read' },
    resourceType: RESOURCE_TYPE_DECISION,
  });

/** @public */
export const RESOURCE_TYPE_FINDING = 'guardrails-finding';

/**
 * Reading findings across entities. Conditions can narrow what the service's own check allows, never widen it: the
 * findings of entities that one owns, unless one reads for all teams.
 * @public
 */
export const complianceReadPermission: ResourcePermission<'guardrails-finding'> =
  createPermission({
    name: 'guardrails.compliance.read',
    attributes: { action: 'read' },
    resourceType: RESOURCE_TYPE_FINDING,
  });

/**
 * Finding decisions and exceptions in the search of the portal. The search does not ask the service, so this is for a
 * policy to answer with conditions: `createSearchPolicy`.
 * @public
 */
export const searchReadPermission: ResourcePermission<'guardrails-search-document'> =
  createPermission({
    name: 'guardrails.search.read',
    attributes: { action: 'read' },
    resourceType: RESOURCE_TYPE_SEARCH_DOCUMENT,
  });

/** Asking for a decision, evidence included. @public */
export const decisionCreatePermission: BasicPermission = createPermission({
  name: 'guardrails.decision.create',
  attributes: { action: 'create' },
});

/** Asking what policy would say. @public */
export const decisionPreviewPermission: BasicPermission = createPermission({
  name: 'guardrails.decision.preview',
  attributes: { action: 'read' },
});

/** Minting and redeeming grants and reporting how a change ended. @public */
export const grantUsePermission: BasicPermission = createPermission({
  name: 'guardrails.grant.use',
  attributes: { action: 'update' },
});

/** Reading what was provisioned; the service itself shows only the caller's own targets, unless one reads for all teams. @public */
export const targetReadPermission: BasicPermission = createPermission({
  name: 'guardrails.target.read',
  attributes: { action: 'read' },
});

/** Releasing a target; the service itself asks for its owner or an operator. @public */
export const targetReleasePermission: BasicPermission = createPermission({
  name: 'guardrails.target.release',
  attributes: { action: 'update' },
});

/** Extending and ending sandboxes; the service itself asks for a person of the team that owns it. @public */
export const sandboxChangePermission: BasicPermission = createPermission({
  name: 'guardrails.sandbox.change',
  attributes: { action: 'update' },
});

/** Reading rules and environments. @public */
export const policyReadPermission: BasicPermission = createPermission({
  name: 'guardrails.policy.read',
  attributes: { action: 'read' },
});

/** Reading requests for approval; the service itself shows only those one has a part in, unless one reads for all teams. @public */
export const approvalReadPermission: BasicPermission = createPermission({
  name: 'guardrails.approval.read',
  attributes: { action: 'read' },
});

/** Asking for approval, and taking the request back. @public */
export const approvalRequestPermission: BasicPermission = createPermission({
  name: 'guardrails.approval.request',
  attributes: { action: 'create' },
});

/** Consenting and rejecting. It never widens who may: independence is kept by the service. @public */
export const approvalDecidePermission: BasicPermission = createPermission({
  name: 'guardrails.approval.decide',
  attributes: { action: 'update' },
});

/** Letting somebody else stand in, and enrolling passkeys. @public */
export const delegationManagePermission: BasicPermission = createPermission({
  name: 'guardrails.delegation.manage',
  attributes: { action: 'update' },
});

/** Reading exceptions. @public */
export const exceptionReadPermission: BasicPermission = createPermission({
  name: 'guardrails.exception.read',
  attributes: { action: 'read' },
});

/** Asking for an exception, a threshold or a rule. @public */
export const exceptionRequestPermission: BasicPermission = createPermission({
  name: 'guardrails.exception.request',
  attributes: { action: 'create' },
});

/** Ending an exception early. @public */
export const exceptionRevokePermission: BasicPermission = createPermission({
  name: 'guardrails.exception.revoke',
  attributes: { action: 'update' },
});

/** Reading leases. @public */
export const leaseReadPermission: BasicPermission = createPermission({
  name: 'guardrails.lease.read',
  attributes: { action: 'read' },
});

/** Asking for access, break-glass included. @public */
export const leaseRequestPermission: BasicPermission = createPermission({
  name: 'guardrails.lease.request',
  attributes: { action: 'create' },
});

/** Ending a lease early, and reviewing break-glass. @public */
export const leaseEndPermission: BasicPermission = createPermission({
  name: 'guardrails.lease.end',
  attributes: { action: 'update' },
});

/** Reading the ledger: status, entries, receipts, exports. @public */
export const ledgerReadPermission: BasicPermission = createPermission({
  name: 'guardrails.ledger.read',
  attributes: { action: 'read' },
});

/** Asking who could take a change to production alone. @public */
export const dutiesReadPermission: BasicPermission = createPermission({
  name: 'guardrails.duties.read',
  attributes: { action: 'read' },
});

/** Holding recorded decisions against another policy; the service itself asks for a reader of all teams or an operator. @public */
export const whatIfPermission: BasicPermission = createPermission({
  name: 'guardrails.whatif',
  attributes: { action: 'create' },
});

/** Reading how many checks there were and how long changes took; the service itself narrows it to the caller's teams. @public */
export const insightsReadPermission: BasicPermission = createPermission({
  name: 'guardrails.insights.read',
  attributes: { action: 'read' },
});

/** Reading what receivers did not take, and sending it again; the service itself asks for an operator. @public */
export const announcementManagePermission: BasicPermission = createPermission({
  name: 'guardrails.announcement.manage',
  attributes: { action: 'update' },
});

/** All permissions of the plugin. @public */
export const guardrailsPermissions = [
  complianceReadPermission,
  decisionReadPermission,
  searchReadPermission,
  decisionCreatePermission,
  decisionPreviewPermission,
  grantUsePermission,
  targetReadPermission,
  targetReleasePermission,
  sandboxChangePermission,
  policyReadPermission,
  approvalReadPermission,
  approvalRequestPermission,
  approvalDecidePermission,
  delegationManagePermission,
  exceptionReadPermission,
  exceptionRequestPermission,
  exceptionRevokePermission,
  leaseReadPermission,
  leaseRequestPermission,
  leaseEndPermission,
  ledgerReadPermission,
  dutiesReadPermission,
  insightsReadPermission,
  announcementManagePermission,
  whatIfPermission,
];
