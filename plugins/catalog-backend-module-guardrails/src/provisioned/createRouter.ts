import type {
  BackstageCredentials,
  BackstageServicePrincipal,
  BackstageUserPrincipal,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError } from '@backstage/errors';
import {
  ACTOR_CHAIN_HEADER,
  readActorChain,
} from '@backstage-guardrails/plugin-guardrails-common';
import express, { type Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { recordProvisioned, type Recording } from './recordProvisioned';
import { recordRequestSchema } from './request';

/**
 * `POST /guardrails/provisioned`, for enforcement points that act for the person behind the decision.
 * A person alone is refused: the catalog would show what no template made. So is a task that an agent started in the
 * person's name. By itself an enforcement point removes what it destroyed at the end of a sandbox.
 * @internal
 */
export function createRouter(options: {
  httpAuth: HttpAuthService;
  enforcementPoints: string[];
  recording: Recording;
}): Router {
  const { httpAuth, enforcementPoints, recording } = options;
  const router = PromiseRouter();
  router.post('/guardrails/provisioned', express.json(), async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const actor = enforcementPointOf(credentials);
    if (!actor || !enforcementPoints.includes(actor)) {
      throw new NotAllowedError('Only an enforcement point can record');
    }
    if (readActorChain(req.headers[ACTOR_CHAIN_HEADER])?.length !== 0) {
      throw new NotAllowedError(
        'Only for a task that the person started in their own session; start the template yourself',
      );
    }
    const parsed = recordRequestSchema.safeParse(req.body);
    if (!parsed.success) {
      const { path, message } = parsed.error.issues[0];
      throw new InputError(`Wrong at /${path.join('/')}: ${message}`);
    }
    res.json(
      await recordProvisioned({ recording, credentials, request: parsed.data }),
    );
  });
  return router;
}

function enforcementPointOf({
  principal,
}: BackstageCredentials<BackstageUserPrincipal | BackstageServicePrincipal>):
  | string
  | undefined {
  return principal.type === 'service'
    ? principal.subject
    : principal.actor?.subject;
}
