import {
  acceptAnswer,
  readJsonAnswer,
  type Answer as AnyAnswer,
} from '@backstage-guardrails/service-client';
import {
  ACTOR_CHAIN_HEADER,
  writeActorChain,
  type GuardrailsRequestOptions,
} from '../api';
import { DefaultApiClient } from '../schema/openapi';
import { service } from './service';

/** What the ledger answers is bytes. */
type Answer = AnyAnswer & Pick<Response, 'arrayBuffer'>;

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
    return readJsonAnswer(await this.send(options, call), service);
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
    return acceptAnswer(
      await call(api, { token: options?.token ?? this.#token }),
      service,
    );
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
    return readJsonAnswer(answer, service);
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
