import {
  entityPath,
  readJsonAnswer,
  type Answer,
} from '@backstage-guardrails/service-client';
import type {
  EntityHealthApi,
  EntityHealthRequestOptions,
} from '../api/EntityHealthApi';
import { DefaultApiClient } from '../schema/openapi';
import { service } from './service';

/**
 * The health service over HTTP, in the browser and in Node. Every refusal is an {@link EntityHealthError} with the code
 * that the server gave.
 * @public
 */
export class EntityHealthClient implements EntityHealthApi {
  readonly #discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  readonly #fetch: typeof fetch;

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi?: { fetch: typeof fetch };
  }) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetch = options.fetchApi?.fetch ?? ((...args) => fetch(...args));
  }

  getStatus: EntityHealthApi['getStatus'] = options =>
    this.#call(options, (api, rest) => api.getStatus({}, rest));

  getEntityHealth: EntityHealthApi['getEntityHealth'] = (entityRef, options) =>
    this.#call(options, (api, rest) =>
      api.getEntityHealth(
        { path: entityPath(entityRef, service.Failure) },
        rest,
      ),
    );

  getEntityStatuses: EntityHealthApi['getEntityStatuses'] = (refs, options) =>
    this.#call(options, (api, rest) =>
      api.getEntityStatuses({ body: { entityRefs: [...refs] } }, rest),
    );

  listEndpoints: EntityHealthApi['listEndpoints'] = (query = {}, options) =>
    this.#call(options, (api, rest) => api.listEndpoints({ query }, rest));

  listGroups: EntityHealthApi['listGroups'] = (query, options) =>
    this.#call(options, (api, rest) => api.listGroups({ query }, rest));

  getEndpointHistory: EntityHealthApi['getEndpointHistory'] = (
    id,
    query = {},
    options,
  ) =>
    this.#call(options, (api, rest) =>
      api.getEndpointHistory({ path: { id }, query }, rest),
    );

  listIncidents: EntityHealthApi['listIncidents'] = (query = {}, options) =>
    this.#call(options, (api, rest) => api.listIncidents({ query }, rest));

  listMaintenance: EntityHealthApi['listMaintenance'] = (query = {}, options) =>
    this.#call(options, (api, rest) => api.listMaintenance({ query }, rest));

  createMaintenance: EntityHealthApi['createMaintenance'] = (body, options) =>
    this.#call(options, (api, rest) => api.createMaintenance({ body }, rest));

  endMaintenance: EntityHealthApi['endMaintenance'] = (id, options) =>
    this.#call(options, (api, rest) =>
      api.endMaintenance({ path: { id } }, rest),
    );

  async #call<Result>(
    options: EntityHealthRequestOptions | undefined,
    call: (
      api: DefaultApiClient,
      options: { token?: string },
    ) => Promise<Answer>,
  ): Promise<Result> {
    const api = new DefaultApiClient({
      discoveryApi: this.#discoveryApi,
      fetchApi: {
        fetch: (input, init) =>
          this.#fetch(input, { ...init, signal: options?.signal }),
      },
    });
    return readJsonAnswer(await call(api, { token: options?.token }), service);
  }
}
