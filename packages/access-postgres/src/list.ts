import type { Server } from './Server';
import { compare, readAccounts, type AccountFound } from './verify';

/**
 * Every account that was made for a resource, and those that nobody can say anything about.
 * @public
 */
export async function list(
  server: Server,
  resource: string,
): Promise<AccountFound[]> {
  return server.use(async client => {
    const found: AccountFound[] = [];
    const rows = await readAccounts(client, {
      name: server.prefix,
      by: 'prefix',
    });
    for (const row of rows) {
      found.push(await compare(client, server, row));
    }
    return found.filter(
      account =>
        account.resource === undefined || account.resource === resource,
    );
  });
}
