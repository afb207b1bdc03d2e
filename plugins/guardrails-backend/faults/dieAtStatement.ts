import { Client } from 'knex';

/** What the test tells the process. */
export type FaultMessage =
  /** Count statements from here on, and die at one of them where one is named. */
  | { kind: 'arm'; statement?: number; moment?: 'before' | 'after' }
  /** Answer how many there were. */
  | { kind: 'count' };

/**
 * Ends the process, as a power cut would, at one of the statements it sends to its databases: before it is
 * sent, or after it was carried out and before anybody hears of it.
 */
export function dieAtStatement(): void {
  let armed: (FaultMessage & { kind: 'arm' }) | undefined;
  let count = 0;
  process.on('message', (message: FaultMessage) => {
    if (message.kind !== 'arm' && message.kind !== 'count') return;
    if (message.kind === 'count') {
      process.send?.({ fault: { count } });
      return;
    }
    armed = message;
    count = 0;
    process.send?.({ fault: {} });
  });

  const prototype = Client.prototype as unknown as {
    query(connection: unknown, query: unknown): Promise<unknown>;
  };
  const query = prototype.query;
  prototype.query = async function counted(connection, text) {
    count += 1;
    const mine = armed?.statement === count;
    if (mine && armed?.moment === 'before') {
      process.kill(process.pid, 'SIGKILL');
    }
    const result = await query.call(this, connection, text);
    if (mine) process.kill(process.pid, 'SIGKILL');
    return result;
  };
}
