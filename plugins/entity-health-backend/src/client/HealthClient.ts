import type {
  CertificateSummary,
  HealthAnswer,
  NoAnswerReason,
} from '@backstage-guardrails/plugin-entity-health-common';
import type { AllowList } from '../allow';
import type { Credential } from '../credentials';
import { checkHost } from './checkHost';
import { noAnswerReason } from './noAnswerReason';
import { PinnedAgents } from './PinnedAgents';
import { readCappedBody } from './readCappedBody';
import { redirectTarget } from './redirectTarget';
import { createResolveHost, type ResolveHost } from './resolveHost';
import { sendRequest } from './sendRequest';

const MAX_REDIRECTS = 3;
const TIMEOUT = 5_000;

/** What is asked of an endpoint. @internal */
export type HealthRequest = {
  url: string;
  method?: 'GET' | 'HEAD';
  /** A header that is sent to the origin of `url` and to no other. */
  credential?: Credential;
};

/** What came of it: nothing but what the rules of the common package need. @internal */
export type HealthReply =
  | {
      kind: 'answered';
      answer: HealthAnswer;
      /** Milliseconds from the start of the check to the end of the answer, with names, redirects and TLS. */
      latency: number;
      certificate?: CertificateSummary;
    }
  | { kind: 'not-answered'; reason: NoAnswerReason };

/**
 * Asks health endpoints, whose addresses come from catalog files and are not to be trusted.
 *
 * A host is resolved and checked once per request, the connection goes to an address that was checked, and each redirect
 * is a request of its own. Size, time and headers are limited. Never throws on what an endpoint does.
 * @internal
 */
export class HealthClient {
  readonly #allow: AllowList;
  readonly #resolve: ResolveHost;
  readonly #timeout: number;
  readonly #agents = new PinnedAgents();

  constructor(options: {
    allow: AllowList;
    /** Milliseconds for a check with all of its redirects. */
    timeout?: number;
    resolve?: ResolveHost;
  }) {
    this.#allow = options.allow;
    this.#timeout = options.timeout ?? TIMEOUT;
    this.#resolve = options.resolve ?? createResolveHost();
  }

  /** Checks an endpoint. `signal` ends it early, as timed out. */
  async check(
    request: HealthRequest,
    options: { signal?: AbortSignal } = {},
  ): Promise<HealthReply> {
    const ending = new AbortController();
    const end = () => ending.abort();
    const timer = setTimeout(end, this.#timeout);
    options.signal?.addEventListener('abort', end, { once: true });
    if (options.signal?.aborted) end();
    try {
      return await this.#follow(request, ending.signal);
    } catch (error) {
      // What exactly went wrong inside the network is not for the readers of the catalog to learn.
      const reason = ending.signal.aborted
        ? 'timed-out'
        : noAnswerReason(error);
      return { kind: 'not-answered', reason };
    } finally {
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', end);
    }
  }

  /** Ends the connections that are kept alive. */
  close(): void {
    this.#agents.close();
  }

  async #follow(
    request: HealthRequest,
    signal: AbortSignal,
  ): Promise<HealthReply> {
    const { method = 'GET', credential } = request;
    const started = performance.now();
    const first = new URL(request.url);
    let url = first;
    for (let redirects = 0; ; redirects++) {
      const host = await this.#checkHost(url, signal);
      if (host.kind !== 'allowed') {
        const reason =
          host.kind === 'unknown' ? 'unreachable' : 'host-not-allowed';
        return { kind: 'not-answered', reason };
      }
      const { response, certificate } = await sendRequest({
        url,
        method,
        headers: headersFor(url.origin === first.origin ? credential : {}),
        addresses: host.addresses,
        agents: this.#agents,
        signal,
      });
      const { statusCode = 0, headers } = response;
      const next = redirectTarget({
        from: url,
        statusCode,
        location: headers.location,
      });
      const read = await readCappedBody(response, signal);
      if (!next || redirects === MAX_REDIRECTS) {
        return {
          kind: 'answered',
          answer: {
            statusCode,
            ...read,
            ...(headers['content-type']
              ? { contentType: headers['content-type'] }
              : {}),
          },
          latency: performance.now() - started,
          ...(certificate ? { certificate } : {}),
        };
      }
      url = next;
    }
  }

  async #checkHost(url: URL, signal: AbortSignal) {
    const { hostname: host } = url;
    const allow = this.#allow;
    const checked = await checkHost({
      host,
      allow,
      resolve: this.#resolve,
      signal,
    });
    // A name that takes long to resolve is no more known to be allowed than one that does not exist.
    if (checked.kind !== 'not-allowed') signal.throwIfAborted();
    return checked;
  }
}

function headersFor(
  credential: Partial<Credential> = {},
): Record<string, string> {
  const { header, value } = credential;
  return {
    accept:
      'application/health+json, application/json, text/plain;q=0.9, */*;q=0.5',
    'accept-encoding': 'identity',
    'user-agent': 'backstage-entity-health',
    ...(header !== undefined && value !== undefined ? { [header]: value } : {}),
  };
}
