import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** A PostgreSQL of our own, as the tests start one; without `connection` where the machine has none. */
export async function startPostgres(): Promise<{
  connection?: string;
  reason?: string;
  stop(): Promise<void>;
}> {
  const file = path.join(__dirname, '../../../scripts/test/startPostgres.mjs');
  const module = await import(pathToFileURL(file).href);
  return module.startPostgres();
}
