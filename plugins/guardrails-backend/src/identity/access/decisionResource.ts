import { createPermissionResourceRef } from '@backstage/plugin-permission-node';

/** What a condition about a decision can look at. @public */
export type DecisionResource = {
  id: string;
  owner?: string;
  requester: string;
  environment?: string;
  outcome: string;
};

/** A condition as the database understands it. @public */
export type DecisionQuery = {
  key: 'owner' | 'requester' | 'environment' | 'outcome';
  values: string[];
};

/** For policy authors: the resource that conditions on `guardrails.decision.read` are about. @public */
export const decisionResourceRef = createPermissionResourceRef<
  DecisionResource,
  DecisionQuery
>().with({ pluginId: 'guardrails', resourceType: 'guardrails-decision' });
