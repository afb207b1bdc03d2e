import type { Client } from 'pg';
import { PostgresAccessError } from './errors';
import { roleDangers } from './roleDangers';

/** There is no way round it. @throws PostgresAccessError `role-missing`, `role-dangerous` @internal */
export async function refuseDangerous(
  client: Client,
  role: string,
): Promise<void> {
  const dangers = await roleDangers(client, role);
  if (dangers === undefined) {
    throw new PostgresAccessError(
      'role-missing',
      `Role ${role} does not exist`,
    );
  }
  if (dangers.length > 0) {
    throw new PostgresAccessError(
      'role-dangerous',
      `The role ${role} cannot be granted: ${dangers.join(', ')}`,
    );
  }
}
