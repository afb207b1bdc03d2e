import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/core-plugin-api';

/** The page with decisions and rules. @public */
export const rootRouteRef = createRouteRef({ id: 'guardrails' });

/** One decision: its permanent address. @public */
export const decisionRouteRef = createSubRouteRef({
  id: 'guardrails/decision',
  parent: rootRouteRef,
  path: '/decisions/:id',
});

/** One finding. @public */
export const findingRouteRef = createSubRouteRef({
  id: 'guardrails/finding',
  parent: rootRouteRef,
  path: '/compliance/:id',
});

/** One rule; its id has two parts, and below a namespace it may have three. @public */
export const ruleRouteRef = createSubRouteRef({
  id: 'guardrails/rule',
  parent: rootRouteRef,
  path: '/rules/:domain/:name',
});

/** One request for approval. @public */
export const approvalRouteRef = createSubRouteRef({
  id: 'guardrails/approval',
  parent: rootRouteRef,
  path: '/approvals/:id',
});

/** One exception. @public */
export const exceptionRouteRef = createSubRouteRef({
  id: 'guardrails/exception',
  parent: rootRouteRef,
  path: '/exceptions/:id',
});

/** One lease. @public */
export const leaseRouteRef = createSubRouteRef({
  id: 'guardrails/lease',
  parent: rootRouteRef,
  path: '/access/:id',
});

/** The Compliance tab of an entity. @public */
export const entityComplianceRouteRef = createRouteRef({
  id: 'guardrails/entity-compliance',
});

/** A template of the scaffolder. @public */
export const templateRouteRef = createExternalRouteRef({
  id: 'guardrails/template',
  optional: true,
  params: ['namespace', 'templateName'],
  defaultTarget: 'scaffolder.selectedTemplate',
});

/** A task of the scaffolder. @public */
export const taskRouteRef = createExternalRouteRef({
  id: 'guardrails/task',
  optional: true,
  params: ['taskId'],
  defaultTarget: 'scaffolder.ongoingTask',
});
