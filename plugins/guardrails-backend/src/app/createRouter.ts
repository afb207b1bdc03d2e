import type {
  AuditorService,
  HttpAuthService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import {
  answerErrors,
  audited,
  encodeQuery,
  refuseMethod,
  refuseUnstorable,
  sharedValidation,
} from '@backstage-guardrails/backend-http';
import {
  ACTOR_CHAIN_HEADER,
  GuardrailsError as Failure,
} from '@backstage-guardrails/plugin-guardrails-common';
import type express from 'express';
import PromiseRouter from 'express-promise-router';
import type { ActorIdentifier, Caller } from '../identity/actors';
import type { Announcer, Instruments } from '../announce';
import type { GuardrailsConfig } from '../base/config';
import type { Request, Routes, RouteTools, StreamRoutes } from '../http';
import { createOpenApiRouter } from '../schema/openapi';
import { spec } from '../schema/openapi/generated/router';
import { explainPattern } from './explainPattern';
import { readBody } from './readBody';

/** What is evaluated, not stored column by column; those who read it have rules of their own. */
const EVIDENCE = ['evidence', 'subject'];

const validation = sharedValidation(createOpenApiRouter);

const messages = {
  internal: 'The decision service failed. Nothing was allowed.',
  'store-refused':
    'The database refused this, and a retry will not help. Nothing was recorded or allowed.',
  // The answer to a commit may be what got lost, so nothing is said about what is on record.
  'store-unavailable':
    'The database does not answer, and it is not known whether the request was recorded. Nothing is allowed; try again.',
};

/** HTTP to calls and back; every route says who asks before anything else. @internal */
export async function createRouter(options: {
  services: {
    httpAuth: HttpAuthService;
    auditor: AuditorService;
    logger: LoggerService;
  };
  config: Pick<GuardrailsConfig, 'decisions' | 'preview'>;
  instruments: Instruments;
  announcer: Announcer;
  identifier: ActorIdentifier;
  streams: StreamRoutes[];
  routes: Routes[];
}): Promise<express.Router> {
  const { services, config, instruments, identifier } = options;
  const { httpAuth, auditor, logger } = services;
  const outer = PromiseRouter();

  const identify = async (request: Request): Promise<Caller> =>
    identifier.identify(
      await httpAuth.credentials(request, {
        allow: ['user', 'service'],
      }),
      request.headers[ACTOR_CHAIN_HEADER],
    );

  const during: RouteTools['during'] = (request, event, work) =>
    audited({ auditor, request, event }, note =>
      instruments.span(`guardrails.${event.id}`, async () =>
        work(await identify(request), note),
      ),
    );

  outer.use(refuseMethod({ paths: spec.paths, Failure }));

  // Registered before anything that would read the body.
  for (const add of options.streams) add({ router: outer, during });

  outer.use('/preview', readBody({ maxSize: config.preview.maxBodySize }));
  outer.use(readBody({ maxSize: config.decisions.maxBodySize }));
  outer.use(refuseUnstorable({ Failure, except: EVIDENCE }));
  outer.use(encodeQuery);
  outer.use(await validation());
  // Typed by the description that requests were validated against just now.
  const router = PromiseRouter() as RouteTools['router'];
  outer.use(router);

  for (const add of options.routes) add({ router, identify, during });

  outer.use(explainPattern);
  outer.use(
    answerErrors({
      logger,
      Failure,
      messages,
      onRefused: code => options.announcer.refused(code),
    }),
  );
  return outer;
}
