import type {
  AuditorService,
  AuditorServiceEventSeverityLevel,
  HttpAuthService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import {
  decisionCreatePermission,
  policyReadPermission,
  type GrantBinding,
  type DecideRequest,
  type PreviewRequest,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { RuleId } from '@backstage-guardrails/policy-model';
import type express from 'express';
import PromiseRouter from 'express-promise-router';
import type { AccessControl } from '../access';
import type { ActorIdentifier, Caller } from '../actors';
import type { Announcer, Instruments } from '../announce';
import { complianceOf, type CurrentDecisions } from '../compliance';
import type { GuardrailsConfig } from '../config';
import {
  normalRef,
  readDecision,
  type DecisionLog,
  type Decisions,
  type Judge,
} from '../decision';
import { receiveEvidence, type EvidenceStore } from '../evidence';
import type { CatalogFacts } from '../facts';
import type { Grants, GrantStore } from '../grants';
import { createOpenApiRouter } from '../schema/openapi';
import { answerErrors } from './answerErrors';
import { readBody } from './readBody';

/** @internal */
export type RouterOptions = {
  config: GuardrailsConfig;
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  logger: LoggerService;
  instruments: Instruments;
  announcer: Announcer;
  identifier: ActorIdentifier;
  access: AccessControl;
  evidence: EvidenceStore;
  decisions: Decisions;
  log: DecisionLog;
  grants: Grants;
  grantStore: GrantStore;
  current: CurrentDecisions;
  catalog: CatalogFacts;
  judge: Judge;
};

type Request = Parameters<HttpAuthService['credentials']>[0];

const PAGE_SIZE = 50;

/** HTTP to calls and back; every route says who asks before anything else. @internal */
export async function createRouter(
  options: RouterOptions,
): Promise<express.Router> {
  const { config, access, log, grants, decisions } = options;
  const outer = PromiseRouter();

  const identify = async (request: Request): Promise<Caller> =>
    options.identifier.identify(
      await options.httpAuth.credentials(request, {
        allow: ['user', 'service'],
      }),
    );

  /** Audited and traced; the audit says who, what and how it ended. */
  const during = async <Result>(
    request: Request,
    event: {
      id: string;
      severity?: AuditorServiceEventSeverityLevel;
      meta?: Record<string, string>;
    },
    work: (caller: Caller) => Promise<Result>,
  ): Promise<Result> => {
    const audited = await options.auditor.createEvent({
      eventId: event.id,
      severityLevel: event.severity ?? 'low',
      request,
      meta: event.meta,
    });
    try {
      const result = await options.instruments.span(
        `guardrails.${event.id}`,
        async () => work(await identify(request)),
      );
      await audited.success();
      return result;
    } catch (error) {
      await audited.fail({ error: error as Error });
      throw error;
    }
  };

  // Raw bytes: registered before anything that would read the body.
  outer.put('/evidence', async (request, response) => {
    const receipt = await during(
      request,
      { id: 'evidence-put' },
      async caller => {
        await access.require(decisionCreatePermission, caller.credentials);
        return receiveEvidence({
          request,
          principal: caller.principal,
          store: options.evidence,
          maxBytes: config.evidence.maxSize,
        });
      },
    );
    response.status(201).json(receipt);
  });

  outer.use('/preview', readBody({ maxSize: config.preview.maxBodySize }));
  outer.use(readBody({ maxSize: config.decisions.maxBodySize }));
  const router = await createOpenApiRouter({
    middleware: [(_request, _response, next) => next()],
  });
  outer.use(router);

  router.post('/decisions', async (request, response) => {
    const json = await during(
      request,
      { id: 'decision-make', severity: 'medium' },
      caller => decisions.decide(caller, request.body as DecideRequest),
    );
    response.status(201);
    response.setHeader('Content-Type', 'application/json; charset=utf-8');
    response.end(json);
  });

  router.get('/decisions', async (request, response) => {
    const { limit, cursor, entity, rule, ...filter } = request.query;
    const page = await during(
      request,
      { id: 'decision-list' },
      async caller => {
        const target = entity === undefined ? undefined : normalRef(entity);
        return log.list({
          filter: { ...filter, entity: target, rule: rule as RuleId },
          scope: await access.readScope(caller, target),
          limit: limit ?? PAGE_SIZE,
          cursor,
        });
      },
    );
    response.json(page);
  });

  router.get('/decisions/:id', async (request, response) => {
    const { id } = request.params;
    const detail = await during(
      request,
      { id: 'decision-read', meta: { decision: id } },
      caller =>
        readDecision({ caller, id, log, grants: options.grantStore, access }),
    );
    response.json(detail);
  });

  router.post('/preview', async (request, response) => {
    const answer = await during(request, { id: 'decision-preview' }, caller =>
      decisions.preview(caller, request.body as PreviewRequest),
    );
    response.json(answer);
  });

  router.post('/decisions/:id/grants', async (request, response) => {
    const { id } = request.params;
    const grant = await during(
      request,
      { id: 'grant-mint', severity: 'medium', meta: { decision: id } },
      caller =>
        grants.mint(caller, {
          decision: id,
          binding: request.body as GrantBinding,
        }),
    );
    response.status(201).json(grant);
  });

  router.post('/grants/:id/redeem', async (request, response) => {
    const { id } = request.params;
    await during(
      request,
      { id: 'grant-redeem', severity: 'medium', meta: { grant: id } },
      caller => grants.redeem(caller, id, request.body as GrantBinding),
    );
    response.status(204).end();
  });

  router.post('/grants/:id/outcome', async (request, response) => {
    const { id } = request.params;
    await during(
      request,
      { id: 'grant-outcome', severity: 'medium', meta: { grant: id } },
      caller => grants.end(caller, id, request.body),
    );
    response.status(204).end();
  });

  router.get(
    '/entities/:kind/:namespace/:name/compliance',
    async (request, response) => {
      const { kind, namespace, name } = request.params;
      const compliance = await during(
        request,
        { id: 'compliance-read' },
        caller =>
          complianceOf({
            caller,
            entity: `${kind}:${namespace}/${name}`,
            log,
            current: options.current,
            catalog: options.catalog,
            access,
          }),
      );
      response.json(compliance);
    },
  );

  router.get('/environments', async (request, response) => {
    const { credentials } = await identify(request);
    await access.require(policyReadPermission, credentials);
    response.json({ items: config.environments });
  });

  router.get('/rules', async (request, response) => {
    const { credentials } = await identify(request);
    await access.require(policyReadPermission, credentials);
    const { digest, revision, rules } = options.judge.policy.bundle;
    response.json({ bundle: { digest, revision }, rules });
  });

  outer.use(answerErrors(options));
  return outer;
}
