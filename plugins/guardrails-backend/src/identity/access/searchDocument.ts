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
  never
>().with({
  pluginId: 'guardrails',
  resourceType: RESOURCE_TYPE_SEARCH_DOCUMENT,
});

/** The search asks about each document; none is read by a condition. */
function noQuery(): never {
  throw new Error('Documents of the search have no query');
}

const isOwner = createPermissionRule({
  name: 'IS_OWNER',
  description: 'Allow documents about targets that one of the claims owned',
  resourceRef: searchDocumentResourceRef,
  paramsSchema: z.object({ claims: z.array(z.string()) }),
  apply: ({ owner }, { claims }) =>
    owner !== undefined && claims.includes(owner),
  toQuery: noQuery,
});

const isRequester = createPermissionRule({
  name: 'IS_REQUESTER',
  description: 'Allow documents about what one of the claims requested',
  resourceRef: searchDocumentResourceRef,
  paramsSchema: z.object({ claims: z.array(z.string()) }),
  apply: ({ requester }, { claims }) => claims.includes(requester),
  toQuery: noQuery,
});

/** Rules of `guardrails.search.read`. @internal */
export const searchDocumentRules = { isOwner, isRequester };
