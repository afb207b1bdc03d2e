import {
  acceptAnswer,
  readJsonAnswer,
  type Answer,
} from '@backstage-guardrails/service-client';
import type { EntityCostRequestOptions } from '../api';
import { DefaultApiClient } from '../schema/openapi';
import { service } from './service';

type Call = (
  api: DefaultApiClient,
  options: { token?: string },
) => Promise<Answer>;

/** The way to the service, shared by all calls. @internal */
export class HttpTransport {
  readonly #discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  readonly #fetch: typeof fetch;

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi?: { fetch: typeof fetch };
  }) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetch = options.fetchApi?.fetch ?? ((...args) => fetch(...args));
  }

  /** Makes a call that the generated client knows, and reads its answer. */
  async request<T>(
    options: EntityCostRequestOptions | undefined,
    call: Call,
  ): Promise<T> {
    return readJsonAnswer(await this.send(options, call), service);
  }

  /** The same where the answer is no JSON, or nothing. */
  async send(
    options: EntityCostRequestOptions | undefined,
    call: Call,
  ): Promise<Answer> {
    const api = new DefaultApiClient({
      discoveryApi: this.#discoveryApi,
      fetchApi: {
        fetch: (input, init) =>
          this.#fetch(input, { ...init, signal: options?.signal }),
      },
    });
    return acceptAnswer(await call(api, { token: options?.token }), service);
  }

  /** The generated client can only send JSON; a file is exact bytes. */
  async upload<T>(
    file: { source: string; name: string; content: Blob | Uint8Array },
    options?: EntityCostRequestOptions,
  ): Promise<T> {
    const { source, name, content } = file;
    const base = await this.#discoveryApi.getBaseUrl('entity-cost');
    const query = new URLSearchParams({ source, name });
    const answer = await this.#fetch(`${base}/loads?${query}`, {
      method: 'POST',
      body: content as Blob | Uint8Array<ArrayBuffer>,
      headers: {
        'Content-Type': 'application/octet-stream',
        ...(options?.token && { Authorization: `Bearer ${options.token}` }),
      },
      signal: options?.signal,
    });
    return readJsonAnswer(answer, service);
  }
}
