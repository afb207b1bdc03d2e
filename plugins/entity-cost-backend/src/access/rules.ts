import {
  createConditionExports,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { costResourceRef } from './costResource';

const isOwner = createPermissionRule({
  name: 'IS_OWNER',
  description: 'Allow the costs of entities that one of the claims owns',
  resourceRef: costResourceRef,
  paramsSchema: z.object({ claims: z.array(z.string()) }),
  apply: ({ owner }, { claims }) =>
    owner !== undefined && claims.includes(owner),
  toQuery: ({ claims }) => ({ key: 'owner' as const, values: claims }),
});

const isEntity = createPermissionRule({
  name: 'IS_ENTITY',
  description: 'Allow the costs of these entities',
  resourceRef: costResourceRef,
  paramsSchema: z.object({ entityRefs: z.array(z.string()) }),
  apply: ({ entityRef }, { entityRefs }) => entityRefs.includes(entityRef),
  toQuery: ({ entityRefs }) => ({ key: 'entity' as const, values: entityRefs }),
});

/** Rules of `entity-cost.read`. @internal */
export const costRules = { isOwner, isEntity };

const conditionExports = createConditionExports({
  resourceRef: costResourceRef,
  rules: costRules,
});

/** Conditions for a permission policy: `costConditions.isOwner({ claims })`. @public */
export const costConditions = conditionExports.conditions;

/** Answers `entity-cost.read` with conditions. @public */
export const createCostConditionalDecision =
  conditionExports.createConditionalDecision;
