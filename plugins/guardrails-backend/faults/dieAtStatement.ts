import { Client as KnexClient } from 'knex';
import { Client as PostgresClient } from 'pg';
import type { Fault, FaultMessage } from './FaultMessage';

/** By this name the connections go that give access to others and take it back. */
const GIVING_ACCESS = 'guardrails';

/** Ends the process, as a power cut would, at one of the statements it sends. */
export function dieAtStatement(): void {
  let armed: Fault | undefined;
  let count = 0;
  process.on('message', (message: FaultMessage) => {
    if (message.kind === 'count') process.send?.({ fault: { count } });
    if (message.kind !== 'arm') return;
    armed = message.fault;
    count = 0;
    process.send?.({ fault: {} });
  });

  const counted = async (
    text: string,
    send: () => Promise<unknown>,
  ): Promise<unknown> => {
    const fault = armed?.kind === 'statement' ? armed : undefined;
    if (!text.includes(fault?.matching ?? '')) return send();
    count += 1;
    const mine = fault?.number === count;
    if (mine && fault.moment === 'before') die();
    const result = await send();
    if (mine) die();
    return result;
  };

  const own = KnexClient.prototype as unknown as {
    query(connection: unknown, query: unknown): Promise<unknown>;
  };
  const ownQuery = own.query;
  own.query = function query(connection, text) {
    return counted(textOf(text), () => ownQuery.call(this, connection, text));
  };

  const theirs = PostgresClient.prototype as unknown as {
    connectionParameters: { application_name?: string };
    query(...asked: unknown[]): Promise<unknown>;
  };
  const theirQuery = theirs.query;
  theirs.query = function query(...asked) {
    const { application_name: name } = this.connectionParameters;
    return name === GIVING_ACCESS
      ? counted(textOf(asked[0]), () => theirQuery.apply(this, asked))
      : theirQuery.apply(this, asked);
  };
}

function die(): void {
  process.kill(process.pid, 'SIGKILL');
}

function textOf(query: unknown): string {
  const { sql, text } = query as { sql?: string; text?: string };
  const words = typeof query === 'string' ? query : sql ?? text ?? '';
  // Databases quote names in ways of their own.
  return words.replace(/[`"]/g, '');
}
