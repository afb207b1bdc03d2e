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
      `PostgreSQL runs, but lets the portal not in: ${error.message}. Delete ${folder} for a new database.`,
    );
  }
  await client.end();
}
