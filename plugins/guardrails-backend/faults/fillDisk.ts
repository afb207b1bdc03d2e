import { Client } from 'knex';
import type { FaultMessage } from './FaultMessage';

/** As many pages as SQLite knows. */
const NO_LIMIT = 1_073_741_823;

/** Takes the room to grow away from SQLite, as a full disk does, and gives it back. */
export function fillDisk(): void {
  let full = false;
  process.on('message', (message: FaultMessage) => {
    if (message.kind === 'disk') full = message.full;
  });
  const prototype = Client.prototype as unknown as {
    query(
      connection: { pragma?(text: string): unknown },
      query: unknown,
    ): unknown;
  };
  const query = prototype.query;
  prototype.query = function limited(connection, text) {
    // SQLite never goes below what it holds already, so a limit of one page means: not a page more.
    connection.pragma?.(`max_page_count = ${full ? 1 : NO_LIMIT}`);
    return query.call(this, connection, text);
  };
}
