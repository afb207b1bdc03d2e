import type {
  BillingReading,
  BillingSource,
} from '@backstage-guardrails/plugin-entity-cost-node';
import { Readable } from 'node:stream';

/** A source whose files a test changes. */
export class MemorySource implements BillingSource {
  readonly kind = 'memory';

  readonly title = 'Memory';

  /** How often a file was opened. */
  opened = 0;

  readonly files = new Map<string, { version: string; content: Buffer }>();

  constructor(readonly id: string, readonly reading?: BillingReading) {}

  put(name: string, content: string | Buffer, version?: string): this {
    this.files.set(name, {
      content: Buffer.from(content),
      version:
        version ?? `v${this.files.size} ${content.length} ${Math.random()}`,
    });
    return this;
  }

  async list() {
    return [...this.files].map(([name, { version, content }]) => ({
      name,
      version,
      open: async () => {
        this.opened += 1;
        // in pieces, as networks deliver them
        const pieces: Buffer[] = [];
        for (let from = 0; from < content.length; from += 1000) {
          pieces.push(content.subarray(from, from + 1000));
        }
        return Readable.from(pieces);
      },
    }));
  }
}
