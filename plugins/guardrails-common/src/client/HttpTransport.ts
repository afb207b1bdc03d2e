import {
  ACTOR_CHAIN_HEADER,
  writeActorChain,
  type GuardrailsRequestOptions,
} from '../api';
import { GuardrailsError } from '../errors';
import { DefaultApiClient } from '../schema/openapi';
import { responseToError } from './responseToError';

type Answer = Pick<
  Response,
  'ok' | 'status' | 'statusText' | 'headers' | 'text' | 'arrayBuffer'
>;

/** The way to the decision service, shared by all groups of calls. @internal */
export class HttpTransport {
  readonly #discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  readonly #fetch: typeof fetch;
  readonly #token?: string;
  readonly #actorChain?: readonly string[];

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi?: { fetch: typeof fetch };
    token?: string;
    actorChain?: readonly string[];
  }) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetch = options.fetchApi?.fetch ?? ((...args) => fetch(...args));
    this.#token = options.token;
    this.#actorChain = options.actorChain;
  }

  /** Makes a call that the generated client knows, and reads its answer. */
  async request<T>(
    options: GuardrailsRequestOptions | undefined,
    call: (
      api: DefaultApiClient,
      options: { token?: string },
    ) => Promise<Answer>,
  ): Promise<T> {
    const answer = await this.send(options, call);
    return readJson(answer);
  }

  /** The same where there is nothing to read. */
  async send(
    options: GuardrailsRequestOptions | undefined,
    call: (
      api: DefaultApiClient,
      options: { token?: string },
    ) => Promise<Answer>,
  ): Promise<Answer> {
    const api = new DefaultApiClient({
      discoveryApi: this.#discoveryApi,
      fetchApi: {
        fetch: (input, init) =>
          this.#fetch(input, {
            ...init,
            // The generated client gives a plain object.
            headers: {
              ...(init?.headers as Record<string, string> | undefined),
              ...this.#stated(options),
            },
            signal: options?.signal,
          }),
      },
    });
    return accepted(await call(api, { token: options?.token ?? this.#token }));
  }

  /** The generated client can only send JSON; evidence is exact bytes. */
  async put<T>(
    path: string,
    bytes: Uint8Array,
    options?: GuardrailsRequestOptions,
  ): Promise<T> {
    const token = options?.token ?? this.#token;
    const base = await this.#discoveryApi.getBaseUrl('guardrails');
    const answer = await this.#fetch(`${base}${path}`, {
      method: 'PUT',
      body: bytes as Uint8Array<ArrayBuffer>,
      headers: {
        'Content-Type': 'application/octet-stream',
        ...(await contentDigest(bytes)),
        ...(token && { Authorization: `Bearer ${token}` }),
        ...this.#stated(options),
      },
      signal: options?.signal,
    });
    return readJson(await accepted(answer));
  }

  #stated(options?: GuardrailsRequestOptions): Record<string, string> {
    const chain = options?.actorChain ?? this.#actorChain;
    return chain ? { [ACTOR_CHAIN_HEADER]: writeActorChain(chain) } : {};
  }
}

/**
 * Bytes that were sent before are recognised by it, and do not count again (RFC 9530). A page that was not loaded over
 * HTTPS cannot hash, and sends none.
 */
async function contentDigest(
  bytes: Uint8Array,
): Promise<Record<string, string>> {
  const { subtle } = globalThis.crypto ?? {};
  if (!subtle) return {};
  const digest = await subtle.digest(
    'SHA-256',
    bytes as Uint8Array<ArrayBuffer>,
  );
  const base64 = btoa(String.fromCharCode(...new Uint8Array(digest)));
  return { 'Content-Digest': `sha-256=:${base64}:` };
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
    throw new GuardrailsError({
      code: 'answer-unreadable',
      statusCode: 502,
      message:
        'The answer is not JSON, so it is not from the decision service. Check the address, the sign-in and the proxy in front of the service.',
      cause,
    });
  }
}
