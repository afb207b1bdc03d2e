import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** Health endpoints of several hosts on this machine, that count what they are asked. */
export class Endpoints {
  readonly urls: readonly string[];
  readonly #server: http.Server;
  readonly #asked: Map<string, number>;

  static async start(options: {
    hosts: number;
    each: number;
  }): Promise<Endpoints> {
    const asked = new Map<string, number>();
    const server = http.createServer((request, response) => {
      const url = `http://${request.headers.host}${request.url}`;
      const count = (asked.get(url) ?? 0) + 1;
      asked.set(url, count);
      // fails and recovers in turn, so that incidents open and close
      response.statusCode = count % 4 < 2 ? 200 : 503;
      response.end();
    });
    await new Promise<void>(resolve => {
      server.listen(0, resolve);
    });
    return new Endpoints(server, asked, options);
  }

  private constructor(
    server: http.Server,
    asked: Map<string, number>,
    options: { hosts: number; each: number },
  ) {
    this.#server = server;
    this.#asked = asked;
    const { port } = server.address() as AddressInfo;
    this.urls = Array.from({ length: options.hosts }, (_, host) =>
      Array.from(
        { length: options.each },
        (_unused, n) => `http://127.3.0.${host + 1}:${port}/${n}`,
      ),
    ).flat();
  }

  /** How often an endpoint was asked. */
  asked(url: string): number {
    return this.#asked.get(url) ?? 0;
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}
