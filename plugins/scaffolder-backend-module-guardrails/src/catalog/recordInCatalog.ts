import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import {
  ACTOR_CHAIN_HEADER,
  writeActorChain,
} from '@backstage-guardrails/plugin-guardrails-common';
import { z } from 'zod';
import { ActionError } from '../errors';
import type { Initiator } from '../task';

const recordedSchema = z.object({
  entityRef: z.string(),
  status: z.enum(['recorded', 'removed']),
});
/** What the catalog module answered. @internal */
export type Recorded = z.infer<typeof recordedSchema>;

/** Hands a result to the catalog module, which keeps it before it answers. @internal */
export async function recordInCatalog(options: {
  auth: AuthService;
  discovery: DiscoveryService;
  initiator: Initiator;
  request: object;
  signal?: AbortSignal;
}): Promise<Recorded> {
  const { auth, discovery, initiator, request, signal } = options;
  const { token } = await auth.getPluginRequestToken({
    onBehalfOf: initiator.credentials,
    targetPluginId: 'catalog',
  });
  const base = await discovery.getBaseUrl('catalog');
  const response = await fetch(`${base}/guardrails/provisioned`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Authorization: `Bearer ${token}`,
      [ACTOR_CHAIN_HEADER]: writeActorChain(initiator.actorChain),
    },
    body: JSON.stringify(request),
    signal,
  });
  if (!response.ok) {
    const error = await ResponseError.fromResponse(response);
    throw new ActionError(
      'catalog-refused',
      `The catalog refused the record: ${error.body.error.message}`,
      error,
    );
  }
  return recordedSchema.parse(await response.json());
}
