import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A service of this machine whose health endpoint answers what a test says. */
export class Endpoint {
  #status: 'pass' | 'fail' = 'pass';

  private constructor(
    private readonly server: ReturnType<typeof createServer>,
  ) {}

  static async start(): Promise<Endpoint> {
    const server = createServer((_, response) => {
      response.writeHead(endpoint.#status === 'pass' ? 200 : 503, {
        'content-type': 'application/health+json',
      });
      response.end(JSON.stringify({ status: endpoint.#status }));
    });
    const endpoint = new Endpoint(server);
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    return endpoint;
  }

  get url(): string {
    const { port } = this.server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/health`;
  }

  fail(): void {
    this.#status = 'fail';
  }

  recover(): void {
    this.#status = 'pass';
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}
