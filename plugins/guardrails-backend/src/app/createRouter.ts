import type {
  AuditorService,
  HttpAuthService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { ACTOR_CHAIN_HEADER } from '@backstage-guardrails/plugin-guardrails-common';
import type { JsonObject } from '@backstage/types';
import type express from 'express';
import PromiseRouter from 'express-promise-router';
import type { ActorIdentifier, Caller } from '../identity/actors';
import type { Announcer, Instruments } from '../announce';
import type { GuardrailsConfig } from '../base/config';
import type { Request, Routes, RouteTools, StreamRoutes } from '../http';
import { spec } from '../schema/openapi/generated/router';
import { answerErrors } from './answerErrors';
import { readBody } from './readBody';
import { encodeQuery } from './encodeQuery';
import { requestValidation } from './requestValidation';
import { refuseMethod } from './refuseMethod';
import { refuseUnstorable } from './refuseUnstorable';

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

  const during: RouteTools['during'] = async (request, event, work) => {
    const audited = await auditor.createEvent({
      eventId: event.id,
      severityLevel: event.severity ?? 'low',
      request,
      meta: event.meta,
    });
    const meta: JsonObject = {};
    try {
      const result = await instruments.span(
        `guardrails.${event.id}`,
        async () =>
          work(await identify(request), known => Object.assign(meta, known)),
      );
      await audited.success({ meta });
      return result;
    } catch (error) {
      await audited.fail({ error: error as Error, meta });
      throw error;
    }
  };

  outer.use(refuseMethod(spec.paths));

  // Registered before anything that would read the body.
  for (const add of options.streams) add({ router: outer, during });

  outer.use('/preview', readBody({ maxSize: config.preview.maxBodySize }));
  outer.use(readBody({ maxSize: config.decisions.maxBodySize }));
  outer.use(refuseUnstorable);
  outer.use(encodeQuery);
  outer.use(await requestValidation());
  // Typed by the description that requests were validated against just now.
  const router = PromiseRouter() as RouteTools['router'];
  outer.use(router);

  for (const add of options.routes) add({ router, identify, during });

  outer.use(answerErrors({ logger, announcer: options.announcer }));
  return outer;
}
