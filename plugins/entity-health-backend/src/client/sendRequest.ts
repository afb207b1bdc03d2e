import type { CertificateSummary } from '@backstage-guardrails/plugin-entity-health-common';
import http, { type ClientRequest, type IncomingMessage } from 'node:http';
import https from 'node:https';
import { parse } from 'ipaddr.js';
import { isIP } from 'node:net';
import { certificateOf } from './certificateOf';
import { pinnedLookup, type PinnedAgents } from './PinnedAgents';

/** More answers before the answer than any server has a use for. */
const MAX_INFORMATION = 5;

const MAX_HEADER_BYTES = 16 * 1024;

/** The head of an answer, whose body is still to be read. */
type ResponseHead = {
  response: IncomingMessage;
  certificate?: CertificateSummary;
};

type RequestOptions = {
  url: URL;
  method: 'GET' | 'HEAD';
  headers: Record<string, string>;
  /** Checked addresses of the host: it is connected to one of them, and to nothing else. */
  addresses: readonly string[];
  agents: PinnedAgents;
  signal: AbortSignal;
};

/**
 * Sends one request. A connection that was kept alive may have been closed by the server in the same moment; the request
 * is then sent once more on a new one.
 * @internal
 */
export async function sendRequest(
  options: RequestOptions,
): Promise<ResponseHead> {
  const first = open(options, { fresh: false });
  try {
    return await headOf(first, options);
  } catch (error) {
    if (!first.reusedSocket || options.signal.aborted) throw error;
    return headOf(open(options, { fresh: true }), options);
  }
}

function open(
  options: RequestOptions,
  { fresh }: { fresh: boolean },
): ClientRequest {
  const { url, method, headers, addresses, agents, signal } = options;
  const { request } = url.protocol === 'https:' ? https : http;
  const pinned: https.RequestOptions & { pinned: readonly string[] } = {
    method,
    headers,
    signal,
    agent: fresh ? false : agents.of(url.protocol),
    lookup: pinnedLookup(addresses),
    pinned: addresses,
    maxHeaderSize: MAX_HEADER_BYTES,
    insecureHTTPParser: false,
    // neither environment variables nor configuration of the process turn the check of certificates off
    rejectUnauthorized: true,
  };
  return request(url, pinned);
}

function headOf(
  request: ClientRequest,
  { addresses }: RequestOptions,
): Promise<ResponseHead> {
  return new Promise((resolve, reject) => {
    let information = 0;
    request.on('information', () => {
      information += 1;
      if (information > MAX_INFORMATION) {
        request.destroy(new Error('Too many informational answers'));
      }
    });
    request.once('error', reject);
    request.once('upgrade', (_response, socket) => {
      socket.destroy();
      reject(new Error('The protocol was changed'));
    });
    request.once('response', response => {
      const { remoteAddress } = response.socket;
      // Holds unless the process has replaced how requests are sent, for example by a proxy, which resolves again.
      if (!isOneOf(addresses, remoteAddress)) {
        request.destroy(new Error('Connected to another address'));
        return;
      }
      const certificate = certificateOf(response.socket);
      resolve({ response, ...(certificate ? { certificate } : {}) });
    });
    request.end();
  });
}

function isOneOf(addresses: readonly string[], address = ''): boolean {
  if (isIP(address) === 0) return false;
  const connected = parse(address).toString();
  return addresses.some(checked => parse(checked).toString() === connected);
}
