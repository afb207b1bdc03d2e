import { entityPath } from '@backstage-guardrails/service-client';
import type { EntityCompliance, EnvironmentInfo, GuardrailsApi } from '../api';
import { service } from './service';
import type { HttpTransport } from './HttpTransport';

/** Decisions, grants and what was decided on. @internal */
export function decisionCalls(
  server: HttpTransport,
): Pick<
  GuardrailsApi,
  | 'putEvidence'
  | 'decide'
  | 'preview'
  | 'previewChoices'
  | 'listDecisions'
  | 'exportDecisions'
  | 'getDecision'
  | 'seal'
  | 'mintGrant'
  | 'redeemGrant'
  | 'reportRun'
  | 'reportOutcome'
  | 'getCompliance'
  | 'listEnvironments'
  | 'listRules'
> {
  return {
    putEvidence: (bytes, options) => server.put('/evidence', bytes, options),
    decide: (body, options) =>
      server.request(options, (api, rest) => api.decide({ body }, rest)),
    preview: (body, options) =>
      server.request(options, (api, rest) => api.preview({ body }, rest)),
    previewChoices: (body, options) =>
      server.request(options, (api, rest) =>
        api.previewChoices({ body }, rest),
      ),
    listDecisions: ({ filter, ...page }, options) =>
      server.request(options, (api, rest) =>
        api.listDecisions({ query: { ...filter, ...page } }, rest),
      ),
    exportDecisions: async ({ filter, format }, options) => {
      const answer = await server.send(options, (api, rest) =>
        api.exportDecisions({ query: { ...filter, format } }, rest),
      );
      return answer.text();
    },
    getDecision: (id, options) =>
      server.request(options, (api, rest) =>
        api.getDecision({ path: { id } }, rest),
      ),
    seal: async (values, options) => {
      const { seals } = await server.request<{ seals: string[] }>(
        options,
        (api, rest) => api.seal({ body: { values } }, rest),
      );
      return seals;
    },
    mintGrant: ({ decision, binding }, options) =>
      server.request(options, (api, rest) =>
        api.mintGrant({ path: { id: decision }, body: binding }, rest),
      ),
    redeemGrant: async (id, body, options) => {
      await server.send(options, (api, rest) =>
        api.redeemGrant({ path: { id }, body }, rest),
      );
    },
    reportRun: async (id, body, options) => {
      await server.send(options, (api, rest) =>
        api.reportRun({ path: { id }, body }, rest),
      );
    },
    reportOutcome: async (id, outcome, options) => {
      await server.send(options, (api, rest) =>
        api.reportOutcome({ path: { id }, body: outcome }, rest),
      );
    },
    getCompliance: async (entityRef, options) => {
      const path = entityPath(entityRef, service.Failure);
      const compliance = await server.request<
        Omit<EntityCompliance, 'waived'> & Partial<EntityCompliance>
      >(options, (api, rest) => api.getCompliance({ path }, rest));
      // Replicas of an earlier version do not say what is waived.
      return { waived: [], ...compliance };
    },
    listEnvironments: async options => {
      const { items } = await server.request<{ items: EnvironmentInfo[] }>(
        options,
        (api, rest) => api.listEnvironments({}, rest),
      );
      return items;
    },
    listRules: options =>
      server.request(options, (api, rest) => api.listRules({}, rest)),
  };
}
