import type {
  BillingFile,
  BillingReading,
  BillingSource,
} from '@backstage-guardrails/plugin-entity-cost-node';
import { request } from './request';

/** Files at addresses. An address may have a secret in its query, so files are named without it. */
export class UrlSource implements BillingSource {
  readonly kind = 'urls';

  readonly #urls: readonly string[];
  readonly #headers: Readonly<Record<string, string>>;

  constructor(
    readonly id: string,
    readonly title: string,
    options: {
      urls: readonly string[];
      headers?: Readonly<Record<string, string>>;
    },
    readonly reading?: BillingReading,
  ) {
    this.#urls = options.urls;
    this.#headers = options.headers ?? {};
  }

  async list(options: { signal: AbortSignal }): Promise<BillingFile[]> {
    return Promise.all(
      this.#urls.map(async (url, index) => {
        const { origin, pathname } = new URL(url);
        const headers = this.#headers;
        return {
          name: `${index + 1}: ${origin}${pathname}`,
          version: await this.#versionOf(url, options.signal),
          open: async ({ signal }) => {
            const { body } = await request({ url, headers, signal });
            return body;
          },
        };
      }),
    );
  }

  /** What the server says about the version; without that, the file is read each time and known by its digest. */
  async #versionOf(url: string, signal: AbortSignal): Promise<string> {
    const headers = this.#headers;
    const { answer, body } = await request({
      url,
      headers,
      signal,
      method: 'HEAD',
      // some servers have no HEAD; then the file says it
      accept: status => status < 400 || status === 405 || status === 501,
    });
    body.destroy();
    const version =
      answer.headers.get('etag') ?? answer.headers.get('last-modified');
    return answer.ok && version
      ? `${version} ${answer.headers.get('content-length') ?? ''}`
      : new Date().toISOString();
  }
}
