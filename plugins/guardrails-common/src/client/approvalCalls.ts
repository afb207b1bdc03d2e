import { entityPath } from '@backstage-guardrails/service-client';
import type { Delegation, GuardrailsApi, Passkey } from '../api';
import { service } from './service';
import type { HttpTransport } from './HttpTransport';

/** Approvals, delegations, passkeys and duties. @internal */
export function approvalCalls(
  server: HttpTransport,
): Pick<
  GuardrailsApi,
  | 'requestApproval'
  | 'listApprovals'
  | 'exportApprovals'
  | 'getApproval'
  | 'consent'
  | 'withdrawApproval'
  | 'listHandoverCandidates'
  | 'handOver'
  | 'handBack'
  | 'listDelegations'
  | 'delegate'
  | 'revokeDelegation'
  | 'listPasskeys'
  | 'passkeyChallenge'
  | 'enrolPasskey'
  | 'revokePasskey'
  | 'getDuties'
> {
  return {
    requestApproval: ({ decision, ...body }, options) =>
      server.request(options, (api, rest) =>
        api.requestApproval({ path: { id: decision }, body }, rest),
      ),
    listApprovals: ({ filter, ...page }, options) =>
      server.request(options, (api, rest) =>
        api.listApprovals({ query: { ...filter, ...page } }, rest),
      ),
    exportApprovals: async ({ filter, format }, options) => {
      const answer = await server.send(options, (api, rest) =>
        api.exportApprovals({ query: { ...filter, format } }, rest),
      );
      return answer.text();
    },
    getApproval: (id, options) =>
      server.request(options, (api, rest) =>
        api.getApproval({ path: { id } }, rest),
      ),
    consent: (id, body, options) =>
      server.request(options, (api, rest) =>
        api.consent({ path: { id }, body }, rest),
      ),
    withdrawApproval: (id, body, options) =>
      server.request(options, (api, rest) =>
        api.withdrawApproval({ path: { id }, body }, rest),
      ),
    listHandoverCandidates: async (id, options) => {
      const { people } = await server.request<{ people: string[] }>(
        options,
        (api, rest) => api.listHandoverCandidates({ path: { id } }, rest),
      );
      return people;
    },
    handOver: (id, body, options) =>
      server.request(options, (api, rest) =>
        api.handOver({ path: { id }, body }, rest),
      ),
    handBack: (id, body, options) =>
      server.request(options, (api, rest) =>
        api.handBack({ path: { id }, body }, rest),
      ),
    listDelegations: async options => {
      const { items } = await server.request<{ items: Delegation[] }>(
        options,
        (api, rest) => api.listDelegations({}, rest),
      );
      return items;
    },
    delegate: (body, options) =>
      server.request(options, (api, rest) => api.delegate({ body }, rest)),
    revokeDelegation: async (id, options) => {
      await server.send(options, (api, rest) =>
        api.revokeDelegation({ path: { id } }, rest),
      );
    },
    listPasskeys: async options => {
      const { items } = await server.request<{ items: Passkey[] }>(
        options,
        (api, rest) => api.listPasskeys({}, rest),
      );
      return items;
    },
    passkeyChallenge: (body, options) =>
      server.request(options, (api, rest) =>
        api.passkeyChallenge({ body }, rest),
      ),
    enrolPasskey: (body, options) =>
      server.request(options, (api, rest) => api.enrolPasskey({ body }, rest)),
    revokePasskey: async (id, options) => {
      await server.send(options, (api, rest) =>
        api.revokePasskey({ path: { id } }, rest),
      );
    },
    getDuties: async (entityRef, options) => {
      const path = entityPath(entityRef, service.Failure);
      return server.request(options, (api, rest) =>
        api.getDuties({ path }, rest),
      );
    },
  };
}
