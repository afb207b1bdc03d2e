import type {
  AuditorService,
  HttpAuthService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import {
  answerErrors,
  audited,
  encodeQuery,
  readJsonBody,
  refuseMethod,
  refuseUnstorable,
  sharedValidation,
} from '@backstage-guardrails/backend-http';
import { EntityCostError as Failure } from '@backstage-guardrails/plugin-entity-cost-common';
import type express from 'express';
import PromiseRouter from 'express-promise-router';
import type { Caller, CallerIdentifier } from '../access';
import { createOpenApiRouter } from '../schema/openapi';
import { spec } from '../schema/openapi/generated/router';
import type { Request, Routes, RouteTools, StreamRoutes } from './RouteTools';

/** Infracost JSON is the largest that is sent. */
const MAX_SIZE = 6_000_000;

const validation = sharedValidation(createOpenApiRouter);

const messages = {
  internal: 'The service of entity cost failed. Its log says why.',
  'store-refused': 'The database refused this, and a retry will not help.',
  'store-unavailable': 'The database does not answer. Try again.',
};

/** HTTP to calls and back; every route asks who the caller is before anything else. @internal */
export async function createRouter(options: {
  services: {
    httpAuth: HttpAuthService;
    auditor: AuditorService;
    logger: LoggerService;
  };
  identifier: CallerIdentifier;
  streams: StreamRoutes[];
  routes: Routes[];
}): Promise<express.Router> {
  const { services, identifier, streams, routes } = options;
  const { httpAuth, auditor, logger } = services;

  const identify = async (request: Request): Promise<Caller> =>
    identifier.identify(
      await httpAuth.credentials(request, { allow: ['user', 'service'] }),
    );

  const during: RouteTools['during'] = (request, event, work) =>
    audited({ auditor, request, event }, async () =>
      work(await identify(request)),
    );

  const outer = PromiseRouter();
  outer.use(refuseMethod({ paths: spec.paths, Failure }));
  // Registered before anything that would read the body.
  for (const add of streams) add({ router: outer, during });
  outer.use(readJsonBody({ maxSize: MAX_SIZE, Failure }));
  outer.use(refuseUnstorable({ Failure }));
  outer.use(encodeQuery);
  outer.use(await validation());
  // Typed by the description that requests were validated against just now.
  const router = PromiseRouter() as RouteTools['router'];
  outer.use(router);
  for (const add of routes) add({ router, identify, during });
  outer.use(answerErrors({ logger, Failure, messages }));
  return outer;
}
