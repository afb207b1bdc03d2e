import {
  createConditionExports,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { findingResourceRef } from './findingResource';

const isOwner = createPermissionRule({
  name: 'IS_OWNER',
  description: 'Allow findings about entities that one of the claims owns',
  resourceRef: findingResourceRef,
  paramsSchema: z.object({ claims: z.array(z.string()) }),
  apply: (finding, { claims }) =>
    finding.owner !== undefined && claims.includes(finding.owner),
  toQuery: ({ claims }) => ({ key: 'owner' as const, values: claims }),
});

/** Rules of `guardrails.compliance.read`. @internal */
export const findingRules = { isOwner };

const conditionExports = createConditionExports({
  resourceRef: findingResourceRef,
  rules: findingRules,
});

/** Conditions for a permission policy: `findingConditions.isOwner({ claims })`. @public */
export const findingConditions = conditionExports.conditions;

/** Answers `guardrails.compliance.read` with conditions. @public */
export const createFindingConditionalDecision =
  conditionExports.createConditionalDecision;
