import { BillingSourceError } from '@backstage-guardrails/plugin-entity-cost-node';
import { Readable } from 'node:stream';

const MAX_REDIRECTS = 3;

const redirects = new Set([301, 302, 303, 307, 308]);

/** Time until the headers of an answer are there; how long the file takes is limited by the load. */
const TIMEOUT = 60_000;

/**
 * Requests an address that the operator has configured. Redirects are followed at the same origin only: another host
 * could be one of the internal network, and would get the headers.
 * @internal
 */
export async function request(options: {
  url: string;
  headers?: Readonly<Record<string, string>>;
  method?: 'GET' | 'HEAD';
  accept?: (status: number) => boolean;
  signal: AbortSignal;
}): Promise<{ answer: Response; body: Readable }> {
  const { headers, method = 'GET', signal } = options;
  const accept = options.accept ?? (status => status < 300);
  const { origin } = new URL(options.url);
  let url = options.url;
  for (let turn = 0; turn <= MAX_REDIRECTS; turn += 1) {
    const answer = await fetchWithin({ url, headers, method, signal });
    if (!redirects.has(answer.status)) {
      const body = answer.body
        ? Readable.from(chunksOf(answer.body))
        : Readable.from([]);
      if (accept(answer.status)) return { answer, body };
      body.destroy();
      throw new BillingSourceError({
        code: [401, 403, 404].includes(answer.status)
          ? 'source-refused'
          : 'source-unreachable',
        message: `the server answers with status ${answer.status}`,
      });
    }
    await answer.body?.cancel();
    const target = new URL(answer.headers.get('location') ?? '', url);
    if (target.origin !== origin) {
      throw new BillingSourceError({
        code: 'source-moved',
        message: `status ${answer.status}`,
      });
    }
    url = target.href;
  }
  throw new BillingSourceError({
    code: 'source-moved',
    message: 'more than three redirects',
  });
}

async function* chunksOf(body: ReadableStream<Uint8Array>) {
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield Buffer.from(value);
    }
  } catch {
    throw new BillingSourceError({
      code: 'source-unreachable',
      message: 'the connection ended before the file',
    });
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

async function fetchWithin(options: {
  url: string;
  headers?: Readonly<Record<string, string>>;
  method: string;
  signal: AbortSignal;
}): Promise<Response> {
  const { url, headers, method, signal } = options;
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), TIMEOUT);
  try {
    return await fetch(url, {
      method,
      headers: { 'accept-encoding': 'identity', ...headers },
      redirect: 'manual',
      signal: AbortSignal.any([signal, late.signal]),
    });
  } catch {
    // what the error says can have addresses of the internal network
    throw new BillingSourceError({
      code: 'source-unreachable',
      message: late.signal.aborted
        ? 'no answer within a minute'
        : 'the connection failed',
    });
  } finally {
    clearTimeout(timer);
  }
}
