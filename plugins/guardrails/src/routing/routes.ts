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

/** One rule; an id has two parts. @public */
export const ruleRouteRef = createSubRouteRef({
  id: 'guardrails/rule',
  parent: rootRouteRef,
  path: '/rules/:domain/:name',
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
