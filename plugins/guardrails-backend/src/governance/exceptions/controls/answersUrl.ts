import { lookup } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import { isPublicAddress } from './isPublicAddress';

/** What a check found out. @internal */
export type ControlResult = { holds: boolean; detail: string };

/**
 * Whether a URL answers with 2xx.
 *
 * The URL is a person's, and this server stands inside the network: the name is resolved once, an address that
 * is not public is not asked, and the connection goes to the very address that was looked at, so that a name
 * cannot answer twice differently. Redirects are not followed, and nothing of the body is read or kept.
 * @internal
 */
export async function answersUrl(
  value: string,
  options: {
    timeout: number;
    trusted: string[];
    resolve?: (host: string) => Promise<string[]>;
  },
): Promise<ControlResult> {
  const { timeout, trusted, resolve = resolveAddresses } = options;
  const url = new URL(value);
  const isTrusted = trusted.includes(url.origin);
  if (url.protocol !== 'https:' && !isTrusted) {
    return fails('The URL is not https.');
  }
  const signal = AbortSignal.timeout(timeout);
  try {
    const addresses = await withSignal(resolve(url.hostname), signal);
    const [address] = addresses;
    if (address === undefined) return fails('The name has no address.');
    if (!isTrusted && !addresses.every(isPublicAddress)) {
      return fails('The name has an address that is not public.');
    }
    const status = await requestStatus({ url, address, signal });
    return status >= 200 && status < 300
      ? { holds: true, detail: `It answered ${status}.` }
      : fails(`It answered ${status}.`);
  } catch {
    // What exactly went wrong inside the network is not the requester's to learn.
    return fails(
      signal.aborted ? 'It did not answer in time.' : 'It did not answer.',
    );
  }
}

function requestStatus(options: {
  url: URL;
  address: string;
  signal: AbortSignal;
}): Promise<number> {
  const { url, address, signal } = options;
  const { request } = url.protocol === 'https:' ? https : http;
  const family = address.includes(':') ? 6 : 4;
  return new Promise((resolve, reject) => {
    const asked = request(url, {
      method: 'GET',
      signal,
      agent: false,
      headers: { 'user-agent': 'guardrails', accept: '*/*' },
      maxHeaderSize: 16 * 1024,
      lookup: (_host, { all }, done) =>
        all ? done(null, [{ address, family }]) : done(null, address, family),
    });
    asked.once('response', response => {
      response.destroy();
      resolve(response.statusCode ?? 0);
    });
    asked.once('error', reject);
    asked.end();
  });
}

async function resolveAddresses(host: string): Promise<string[]> {
  const found = await lookup(host.replace(/^\[|\]$/g, ''), { all: true });
  return found.map(({ address }) => address);
}

function withSignal<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return Promise.race([
    work,
    new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), {
        once: true,
      });
    }),
  ]);
}

function fails(detail: string): ControlResult {
  return { holds: false, detail };
}
