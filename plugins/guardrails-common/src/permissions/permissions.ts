import {
  createPermission,
  type BasicPermission,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';

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

/** Reading rules and environments. @public */
export const policyReadPermission: BasicPermission = createPermission({
  name: 'guardrails.policy.read',
  attributes: { action: 'read' },
});

/** All permissions of the plugin. @public */
export const guardrailsPermissions = [
  decisionReadPermission,
  decisionCreatePermission,
  decisionPreviewPermission,
  grantUsePermission,
  policyReadPermission,
];
