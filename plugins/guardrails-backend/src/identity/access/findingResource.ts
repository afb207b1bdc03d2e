import { createPermissionResourceRef } from '@backstage/plugin-permission-node';

/** What a condition about a finding can look at. @public */
export type FindingResource = {
  id: string;
  owner?: string;
};

/** A condition as the database understands it. @public */
export type FindingQuery = { key: 'owner'; values: string[] };

/** For policy authors: the resource that conditions on `guardrails.compliance.read` are about. @public */
export const findingResourceRef = createPermissionResourceRef<
  FindingResource,
  FindingQuery
>().with({ pluginId: 'guardrails', resourceType: 'guardrails-finding' });
