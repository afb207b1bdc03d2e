import { load } from '../seed/decisions/loading.mjs';

/** Connects as a lease will, once, so that a server that lets nobody in is not said to run. */
export async function connect(connection, folder) {
  const { Client } = load('pg');
  const client = new Client({
    connectionString: connection,
    connectionTimeoutMillis: 10_000,
  });
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (error) {
    throw new Error(
      `PostgreSQL runs, but the portal cannot connect: ${
        error.message
      }. ${adviceFor(error, folder)}`,
    );
  }
  await client.end();
}

/** Codes of PostgreSQL: a login that is refused, or a database that is not there. */
const LASTING = new Set(['28P01', '28000', '3D000']);

/** A new database ends active leases, so it is no advice for what may pass. */
function adviceFor({ code }, folder) {
  return LASTING.has(code)
    ? `Delete ${folder} for a new database.`
    : 'Try again.';
}
