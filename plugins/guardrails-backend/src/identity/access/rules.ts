import {
  createConditionExports,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { decisionResourceRef } from './decisionResource';

const isOwner = createPermissionRule({
  name: 'IS_OWNER',
  description: 'Allow decisions about targets that one of the claims owns',
  resourceRef: decisionResourceRef,
  paramsSchema: z.object({ claims: z.array(z.string()) }),
  apply: (decision, { claims }) =>
    decision.owner !== undefined && claims.includes(decision.owner),
  toQuery: ({ claims }) => ({ key: 'owner' as const, values: claims }),
});

const isRequester = createPermissionRule({
  name: 'IS_REQUESTER',
  description: 'Allow decisions that one of the claims requested',
  resourceRef: decisionResourceRef,
  paramsSchema: z.object({ claims: z.array(z.string()) }),
  apply: (decision, { claims }) => claims.includes(decision.requester),
  toQuery: ({ claims }) => ({ key: 'requester' as const, values: claims }),
});

const inEnvironment = createPermissionRule({
  name: 'IN_ENVIRONMENT',
  description: 'Allow decisions about one of these environments',
  resourceRef: decisionResourceRef,
  paramsSchema: z.object({ environments: z.array(z.string()) }),
  apply: (decision, { environments }) =>
    decision.environment !== undefined &&
    environments.includes(decision.environment),
  toQuery: ({ environments }) => ({
    key: 'environment' as const,
    values: environments,
  }),
});

const hasOutcome = createPermissionRule({
  name: 'HAS_OUTCOME',
  description: 'Allow decisions with one of these outcomes',
  resourceRef: decisionResourceRef,
  paramsSchema: z.object({ outcomes: z.array(z.string()) }),
  apply: (decision, { outcomes }) => outcomes.includes(decision.outcome),
  toQuery: ({ outcomes }) => ({ key: 'outcome' as const, values: outcomes }),
});

/** Rules of `guardrails.decision.read`. @internal */
export const decisionRules = {
  isOwner,
  isRequester,
  inEnvironment,
  hasOutcome,
};

const conditionExports = createConditionExports({
  resourceRef: decisionResourceRef,
  rules: decisionRules,
});

/** Conditions for a permission policy: `decisionConditions.isOwner({ claims })`. @public */
export const decisionConditions = conditionExports.conditions;

/** Answers `guardrails.decision.read` with conditions. @public */
export const createDecisionConditionalDecision =
  conditionExports.createConditionalDecision;
