import type { EntityCostRequestOptions } from '../api';
import { EntityCostError } from '../errors';
import { DefaultApiClient } from '../schema/openapi';
import { responseToError } from './responseToError';

type Answer = Pick<
  Response,
  'ok' | 'status' | 'statusText' | 'headers' | 'text'
>;

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
    return readJson(await this.send(options, call));
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
    return accepted(await call(api, { token: options?.token }));
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
    return readJson(await accepted(answer));
  }
}

async function accepted(answer: Answer): Promise<Answer> {
  if (!answer.ok) throw await responseToError(answer);
  return answer;
}

/** The server's answers are checked against the same description the types come from, in its tests. */
async function readJson<T>(answer: Answer): Promise<T> {
  const text = await answer.text();
  try {
    return JSON.parse(text) as T;
  } catch (cause) {
    // A proxy sends a page to sign in with status 200, for instance.
    throw new EntityCostError({
      code: 'answer-unreadable',
      statusCode: 502,
      message:
        'The answer is not JSON, so it is not from the service of entity cost. Check the address, the sign-in and the proxy in front of the service.',
      cause,
    });
  }
}
