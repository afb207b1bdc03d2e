import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

/** Another system, which keeps what it took: ids of the messages about each approval. */
export class OtherSystem {
  static async start(): Promise<OtherSystem> {
    const other = new OtherSystem();
    other.#server.listen(0, '127.0.0.1');
    await new Promise(resolve => other.#server.once('listening', resolve));
    return other;
  }

  /** How it answers from here on. */
  answer: 'accept' | 'refuse' | 'hang' = 'accept';
  /** How often it was told something. */
  calls = 0;
  readonly heard = new Map<string, Set<string>>();
  readonly #server: Server;

  private constructor() {
    this.#server = createServer(async (request, response) => {
      const { data } = (await json(request)) as { data: { approval: string } };
      this.calls += 1;
      if (this.answer === 'hang') return;
      if (this.answer === 'accept') {
        const ids = this.heard.get(data.approval) ?? new Set();
        this.heard.set(
          data.approval,
          ids.add(String(request.headers['webhook-id'])),
        );
      }
      response.writeHead(this.answer === 'accept' ? 204 : 503).end();
    });
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}
