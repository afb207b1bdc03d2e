import type {
  AuditorService,
  HttpAuthService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import {
  ACTOR_CHAIN_HEADER,
  decisionCreatePermission,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { JsonObject } from '@backstage/types';
import type express from 'express';
import PromiseRouter from 'express-promise-router';
import type { AccessControl } from '../access';
import type { ActorIdentifier, Caller } from '../actors';
import type { Announcer, Deliveries, Instruments } from '../announce';
import type { PolicyArchive } from '../bundles';
import type { CurrentDecisions } from '../compliance';
import type { Approvals, Delegations } from '../approvals';
import type { GuardrailsConfig } from '../config';
import type { DecisionLog, Decisions, Judge } from '../decision';
import type { Duties } from '../duties';
import { receiveEvidence, type EvidenceStore } from '../evidence';
import type { Exceptions, PolicyRequests } from '../exceptions';
import type { CatalogFacts } from '../facts';
import type { Grants, GrantStore } from '../grants';
import type { ErasedInputs, SnapshotReader } from '../replay';
import type { Leases } from '../leases';
import type { LedgerReader } from '../ledger';
import type { Quotas } from '../limits';
import type { Enrolment, Passkeys } from '../passkeys';
import type { People } from '../people';
import type { Targets } from '../targets';
import { spec } from '../schema/openapi/generated/router';
import type { WithheldValues } from '../withheld';
import { answerErrors } from './answerErrors';
import { readBody } from './readBody';
import { encodeQuery } from './encodeQuery';
import { requestValidation } from './requestValidation';
import { refuseMethod } from './refuseMethod';
import { refuseUnstorable } from './refuseUnstorable';
import { sendLedgerExport } from './sendLedgerExport';
import {
  addAbilityRoutes,
  addAnnouncementRoutes,
  addApprovalRoutes,
  addComplianceRoutes,
  addDecisionRoutes,
  addDutyRoutes,
  addExceptionRoutes,
  addGrantRoutes,
  addLeaseRoutes,
  addLedgerRoutes,
  addPasskeyRoutes,
  addPolicyRoutes,
  addReplayRoutes,
  addSealRoutes,
  addTargetRoutes,
  type Request,
  type RouteTools,
} from './routes';

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
  quotas: Quotas;
  decisions: Decisions;
  log: DecisionLog;
  grants: Grants;
  withheld: WithheldValues;
  grantStore: GrantStore;
  targets: Targets;
  current: CurrentDecisions;
  catalog: CatalogFacts;
  judge: Judge;
  ledger: LedgerReader;
  approvals: Approvals;
  exceptions: Exceptions;
  policyRequests: PolicyRequests;
  leases: Leases;
  delegations: Delegations;
  people: People;
  passkeys: Passkeys;
  enrolment: Enrolment;
  duties: Duties;
  deliveries: Deliveries;
  archive: PolicyArchive;
  snapshots: SnapshotReader;
  erased: ErasedInputs;
};

/** HTTP to calls and back; every route says who asks before anything else. @internal */
export async function createRouter(
  options: RouterOptions,
): Promise<express.Router> {
  const { config, access } = options;
  const outer = PromiseRouter();

  const identify = async (request: Request): Promise<Caller> =>
    options.identifier.identify(
      await options.httpAuth.credentials(request, {
        allow: ['user', 'service'],
      }),
      request.headers[ACTOR_CHAIN_HEADER],
    );

  const during: RouteTools['during'] = async (request, event, work) => {
    const audited = await options.auditor.createEvent({
      eventId: event.id,
      severityLevel: event.severity ?? 'low',
      request,
      meta: event.meta,
    });
    const meta: JsonObject = {};
    try {
      const result = await options.instruments.span(
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
          quotas: options.quotas,
          maxBytes: config.evidence.maxSize,
        });
      },
    );
    response.status(201).json(receipt);
  });

  outer.get('/ledger/export', sendLedgerExport({ ...options, during }));

  outer.use('/preview', readBody({ maxSize: config.preview.maxBodySize }));
  outer.use(readBody({ maxSize: config.decisions.maxBodySize }));
  outer.use(refuseUnstorable);
  outer.use(encodeQuery);
  outer.use(await requestValidation());
  // Typed by the description that requests were validated against just now.
  const router = PromiseRouter() as RouteTools['router'];
  outer.use(router);

  const tools: RouteTools = { router, identify, during };
  addDecisionRoutes(tools, options);
  addGrantRoutes(tools, options);
  addSealRoutes(tools, options);
  addTargetRoutes(tools, options);
  addLedgerRoutes(tools, options);
  addComplianceRoutes(tools, options);
  addPolicyRoutes(tools, { ...options, environments: config.environments });

  addReplayRoutes(tools, options);
  addAbilityRoutes(tools, options);
  addAnnouncementRoutes(tools, options);
  addApprovalRoutes(tools, options);
  addLeaseRoutes(tools, options);
  addPasskeyRoutes(tools, options);
  addDutyRoutes(tools, options);
  addExceptionRoutes(tools, options);

  outer.use(answerErrors(options));
  return outer;
}
