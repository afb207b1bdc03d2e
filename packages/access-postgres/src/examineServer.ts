import { foreignEventTriggers } from './eventTriggers';
import { countedStatements } from './countedStatements';
import { plainText } from './plainText';
import { stateOf } from './reaper';
import { roleDangers } from './roleDangers';
import type { Server } from './Server';
import { mayReadVerifiers } from './verify';

/** What leases rest on and the server itself has to provide. @public */
export type ServerExamination = {
  /** Roles that cannot be lent, with the reasons. */
  roles: { name: string; dangers: string[] }[];
  /** Whether a changed password would be noticed. */
  seesPasswords: boolean;
  /** Whether it can be said what was done with an account. */
  countsStatements: boolean;
  /** Whose code the reaper is. */
  reaper: 'missing' | 'own' | 'foreign';
  /** Databases where nothing can be found or tidied, with the reasons. */
  closed: string[];
  /** What would run as the administrating account. */
  eventTriggers: string[];
};

/**
 * Looks at a server before access is lent there.
 * @throws PostgresAccessError `search-path-not-pinned`, `session-not-pinned`
 * @public
 */
export async function examineServer(
  server: Server,
  roles: string[],
): Promise<ServerExamination> {
  return server.use(async client => {
    const examined: ServerExamination = {
      roles: [],
      seesPasswords: await mayReadVerifiers(client),
      countsStatements: (await countedStatements(client)) !== undefined,
      reaper: await stateOf(client),
      closed: [],
      eventTriggers: [],
    };
    for (const name of roles) {
      const dangers = (await roleDangers(client, name)) ?? ['is not there'];
      if (dangers.length > 0) examined.roles.push({ name, dangers });
    }
    const { rows } = await client.query<{ name: string }>(
      'select datname::pg_catalog.text as name from pg_catalog.pg_database where datallowconn order by 1',
    );
    for (const { name } of rows) {
      try {
        const triggers = await server.use(foreignEventTriggers, name);
        examined.eventTriggers.push(
          ...triggers.map(line => plainText(`${line} in database ${name}`)),
        );
      } catch (error) {
        examined.closed.push(plainText(`${name}: ${(error as Error).message}`));
      }
    }
    return examined;
  });
}
