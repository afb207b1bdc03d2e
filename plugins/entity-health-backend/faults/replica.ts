/*
 * A replica that ends, as by a power cut, before a statement that it sends to the database; or lives on. The
 * arguments are the address of the database and the number of the statement.
 */
import { Client } from 'knex';
import { connectTo } from './connectTo';
import { startPoller } from './startPoller';

const [address, number] = process.argv.slice(2);
let count = 0;

const own: { query(connection: unknown, query: unknown): Promise<unknown> } =
  Client.prototype;
const ownQuery = own.query;
own.query = async function query(connection, text) {
  count += 1;
  if (count === Number(number)) process.kill(process.pid, 'SIGKILL');
  return ownQuery.call(this, connection, text);
};

startPoller(connectTo(address));
