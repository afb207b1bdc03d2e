import {
  createPermissionResourceRef,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import { RESOURCE_TYPE_SEARCH_DOCUMENT } from '@backstage-guardrails/plugin-guardrails-common';
import { z } from 'zod';

/** What a condition about a document of the search can look at. @internal */
export type SearchDocument = {
  owner?: string;
  requester: string;
};

/** @internal */
export const searchDocumentResourceRef = createPermissionResourceRef<
  SearchDocument,
  { key: keyof SearchDocument; values: string[] }
>().with({
  pluginId: 'guardrails',
  resourceType: RESOURCE_TYPE_SEARCH_DOCUMENT,
});

const isOwner = createPermissionRule({
  name: 'IS_OWNER',
  description: 'Allow documents about targets that one of the claims owned',
  resourceRef: searchDocumentResourceRef,
  paramsSchema: z.object({ claims: z.array(z.string()) }),
  apply: ({ owner }, { claims }) =>
    owner !== undefined && claims.includes(owner),
  toQuery: ({ claims }) => ({ key: 'owner' as const, values: claims }),
});

const isRequester = createPermissionRule({
  name: 'IS_REQUESTER',
  description: 'Allow documents about what one of the claims requested',
  resourceRef: searchDocumentResourceRef,
  paramsSchema: z.object({ claims: z.array(z.string()) }),
  apply: ({ requester }, { claims }) => claims.includes(requester),
  toQuery: ({ claims }) => ({ key: 'requester' as const, values: claims }),
});

/** Rules of `guardrails.search.read`. @internal */
export const searchDocumentRules = { isOwner, isRequester };
