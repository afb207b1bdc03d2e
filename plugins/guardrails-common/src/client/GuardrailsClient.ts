import type { GuardrailsApi } from '../api';
import { approvalCalls } from './approvalCalls';
import { commentCalls } from './commentCalls';
import { decisionCalls } from './decisionCalls';
import { driftCalls } from './driftCalls';
import { exceptionCalls } from './exceptionCalls';
import { findingCalls } from './findingCalls';
import { insightsCalls } from './insightsCalls';
import { leaseCalls } from './leaseCalls';
import { ledgerCalls } from './ledgerCalls';
import { operatorCalls } from './operatorCalls';
import { sandboxCalls } from './sandboxCalls';
import { HttpTransport } from './HttpTransport';
import { targetCalls } from './targetCalls';
import { whatIfCalls } from './whatIfCalls';

/**
 * The decision service over HTTP, in the browser, in Node and in the CLI.
 * Every refusal is a {@link GuardrailsError} with the code the server gave.
 * @public
 */
export class GuardrailsClient {
  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi?: { fetch: typeof fetch };
    /** Sent where a call names no token of its own. */
    token?: string;
    /** Stated where a call states none: see {@link GuardrailsRequestOptions}. */
    actorChain?: readonly string[];
  }) {
    const server = new HttpTransport(options);
    // The annotation is the proof that no call is missing.
    const calls: GuardrailsApi = {
      ...decisionCalls(server),
      ...approvalCalls(server),
      ...commentCalls(server),
      ...driftCalls(server),
      ...exceptionCalls(server),
      ...findingCalls(server),
      ...insightsCalls(server),
      ...leaseCalls(server),
      ...ledgerCalls(server),
      ...operatorCalls(server),
      ...sandboxCalls(server),
      ...targetCalls(server),
      ...whatIfCalls(server),
    };
    Object.assign(this, calls);
  }

  /**
   * A client for a Backstage backend at a known address.
   * `server` is the backend's base URL, or the plugin's own that ends in `/api/guardrails`.
   */
  static forServer(options: {
    server: string;
    token?: string;
    actorChain?: readonly string[];
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
      actorChain: options.actorChain,
    });
  }
}

/** All calls of the decision service. @public */
export interface GuardrailsClient extends GuardrailsApi {}
