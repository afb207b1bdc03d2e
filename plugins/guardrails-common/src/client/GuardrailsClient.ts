import type { Decision } from '@backstage-guardrails/policy-model';
import type {
  ApplyOutcome,
  DecideRequest,
  DecisionDetail,
  DecisionFilter,
  DecisionSummary,
  EntityCompliance,
  EnvironmentInfo,
  EvidenceReceipt,
  Grant,
  GrantBinding,
  GuardrailsApi,
  GuardrailsRequestOptions,
  Page,
  PreviewRequest,
  PreviewResponse,
  RulesResponse,
} from '../api';
import { GuardrailsError } from '../errors';
import { DefaultApiClient } from '../schema/openapi';
import { responseToError } from './responseToError';

type Answer = Pick<
  Response,
  'ok' | 'status' | 'statusText' | 'headers' | 'text'
> & { json(): Promise<unknown> };

/**
 * The decision service over HTTP, in the browser, in Node and in the CLI.
 * Every refusal is a {@link GuardrailsError} with the code the server gave.
 * @public
 */
export class GuardrailsClient implements GuardrailsApi {
  readonly #discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  readonly #fetch: typeof fetch;
  readonly #token?: string;

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi?: { fetch: typeof fetch };
    /** Sent where a call names no token of its own. */
    token?: string;
  }) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetch = options.fetchApi?.fetch ?? ((...args) => fetch(...args));
    this.#token = options.token;
  }

  /**
   * A client for a Backstage backend at a known address.
   * `server` is the backend's base URL, or the plugin's own that ends in `/api/guardrails`.
   */
  static forServer(options: {
    server: string;
    token?: string;
    fetch?: typeof fetch;
  }): GuardrailsClient {
    const base = options.server.replace(/\/+$/, '');
    const url = /\/api\/guardrails$/.test(base)
      ? base
      : `${base}/api/guardrails`;
    return new GuardrailsClient({
      discoveryApi: { getBaseUrl: async () => url },
      fetchApi: options.fetch ? { fetch: options.fetch } : undefined,
      token: options.token,
    });
  }

  async putEvidence(
    bytes: Uint8Array,
    options?: GuardrailsRequestOptions,
  ): Promise<EvidenceReceipt> {
    const token = options?.token ?? this.#token;
    const base = await this.#discoveryApi.getBaseUrl('guardrails');
    return this.#json(() =>
      this.#fetch(`${base}/evidence`, {
        method: 'PUT',
        // The generated client can only send JSON; evidence is exact bytes.
        body: bytes as Uint8Array<ArrayBuffer>,
        headers: {
          'Content-Type': 'application/octet-stream',
          ...(token && { Authorization: `Bearer ${token}` }),
        },
        signal: options?.signal,
      }),
    );
  }

  decide(
    request: DecideRequest,
    options?: GuardrailsRequestOptions,
  ): Promise<Decision> {
    return this.#json(() =>
      this.#api(options).decide({ body: request }, this.#options(options)),
    );
  }

  preview(
    request: PreviewRequest,
    options?: GuardrailsRequestOptions,
  ): Promise<PreviewResponse> {
    return this.#json(() =>
      this.#api(options).preview({ body: request }, this.#options(options)),
    );
  }

  listDecisions(
    request: { filter?: DecisionFilter; limit?: number; cursor?: string },
    options?: GuardrailsRequestOptions,
  ): Promise<Page<DecisionSummary>> {
    const { filter, limit, cursor } = request;
    return this.#json(() =>
      this.#api(options).listDecisions(
        { query: { ...filter, limit, cursor } },
        this.#options(options),
      ),
    );
  }

  getDecision(
    id: string,
    options?: GuardrailsRequestOptions,
  ): Promise<DecisionDetail> {
    return this.#json(() =>
      this.#api(options).getDecision({ path: { id } }, this.#options(options)),
    );
  }

  mintGrant(
    request: { decision: string; binding: GrantBinding },
    options?: GuardrailsRequestOptions,
  ): Promise<Grant> {
    return this.#json(() =>
      this.#api(options).mintGrant(
        { path: { id: request.decision }, body: request.binding },
        this.#options(options),
      ),
    );
  }

  async redeemGrant(
    id: string,
    binding: GrantBinding,
    options?: GuardrailsRequestOptions,
  ): Promise<void> {
    await this.#answer(() =>
      this.#api(options).redeemGrant(
        { path: { id }, body: binding },
        this.#options(options),
      ),
    );
  }

  async reportOutcome(
    id: string,
    outcome: ApplyOutcome,
    options?: GuardrailsRequestOptions,
  ): Promise<void> {
    await this.#answer(() =>
      this.#api(options).reportOutcome(
        { path: { id }, body: outcome },
        this.#options(options),
      ),
    );
  }

  async getCompliance(
    entityRef: string,
    options?: GuardrailsRequestOptions,
  ): Promise<EntityCompliance> {
    const match = /^([^:/]+):([^:/]+)\/([^:/]+)$/.exec(entityRef);
    if (!match) {
      throw new GuardrailsError({
        code: 'bad-request',
        message: `Not an entity ref of the form kind:namespace/name: ${entityRef}`,
      });
    }
    const [, kind, namespace, name] = match;
    return this.#json(() =>
      this.#api(options).getCompliance(
        { path: { kind, namespace, name } },
        this.#options(options),
      ),
    );
  }

  async listEnvironments(
    options?: GuardrailsRequestOptions,
  ): Promise<EnvironmentInfo[]> {
    const { items } = await this.#json<{ items: EnvironmentInfo[] }>(() =>
      this.#api(options).listEnvironments({}, this.#options(options)),
    );
    return items;
  }

  listRules(options?: GuardrailsRequestOptions): Promise<RulesResponse> {
    return this.#json(() =>
      this.#api(options).listRules({}, this.#options(options)),
    );
  }

  #api(options?: GuardrailsRequestOptions): DefaultApiClient {
    return new DefaultApiClient({
      discoveryApi: this.#discoveryApi,
      fetchApi: {
        fetch: (input, init) =>
          this.#fetch(input, { ...init, signal: options?.signal }),
      },
    });
  }

  #options(options?: GuardrailsRequestOptions): { token?: string } {
    return { token: options?.token ?? this.#token };
  }

  async #answer(call: () => Promise<Answer>): Promise<Answer> {
    const response = await call();
    if (!response.ok) throw await responseToError(response);
    return response;
  }

  /** The server's answers are checked against the same description the types come from, in its tests. */
  async #json<T>(call: () => Promise<Answer>): Promise<T> {
    return (await (await this.#answer(call)).json()) as T;
  }
}
