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
import { EntityHealthError as Failure } from '@backstage-guardrails/plugin-entity-health-common';
import type express from 'express';
import PromiseRouter from 'express-promise-router';
import type { Knex } from 'knex';
import type { EntityAccess } from '../access';
import { createOpenApiRouter } from '../schema/openapi';
import { spec } from '../schema/openapi/generated/router';
import type { RouteTools } from './RouteTools';

/** A question about the entities of a page is the largest that is sent. */
const MAX_SIZE = 100_000;

const validation = sharedValidation(createOpenApiRouter);

const messages = {
  internal: 'The health service failed. Its log says why.',
  'store-refused': 'The database refused this, and a retry will not help.',
  'store-unavailable':
    'The database of the health service does not answer. Try again.',
};

/** HTTP to calls and back. Every route says who asks before anything else. @internal */
export async function createRouter(options: {
  services: {
    auditor: AuditorService;
    httpAuth: HttpAuthService;
    logger: LoggerService;
  };
  knex: Knex;
  access: EntityAccess;
  routes: ((tools: RouteTools) => void)[];
}): Promise<express.Router> {
  const { services, knex, access, routes } = options;
  const { auditor, httpAuth, logger } = services;

  const identify: RouteTools['identify'] = request =>
    httpAuth.credentials(request, { allow: ['user', 'service'] });

  const change: RouteTools['change'] = (request, event, work) =>
    audited({ auditor, request, event }, async note =>
      work(await httpAuth.credentials(request, { allow: ['user'] }), note),
    );

  const outer = PromiseRouter();
  outer.use(refuseMethod({ paths: spec.paths, Failure }));
  outer.use(readJsonBody({ maxSize: MAX_SIZE, Failure }));
  outer.use(refuseUnstorable({ Failure }));
  outer.use(encodeQuery);
  outer.use(await validation());
  // Typed by the description that requests were validated against just now.
  const router = PromiseRouter() as RouteTools['router'];
  outer.use(router);
  for (const add of routes) add({ router, knex, access, identify, change });
  outer.use(answerErrors({ logger, Failure, messages }));
  return outer;
}
