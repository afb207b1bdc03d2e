import {
  installReaper,
  reap as reapServer,
  reaperSql,
} from '@backstage-guardrails/access-postgres';
import { setTimeout } from 'node:timers/promises';
import type { Command } from '../arguments';
import type { Host } from '../host';
import { readDatabases, type ReapedDatabase } from './readDatabases';

/**
 * Ends accounts whose time is over, beside the databases and without the portal. Once, for a scheduler that is
 * there already, or for as long as it runs.
 * @internal
 */
export async function reap(
  command: Extract<Command, { name: 'reap' }>,
  host: Host,
): Promise<number> {
  if (command.verb === 'sql') {
    host.out(reaperSql);
    return 0;
  }
  const databases = await readDatabases(command.config, host);
  if (command.verb === 'install') {
    return visit(databases, host, async ({ server }) => {
      await installReaper(server);
      return 'reaper installed';
    });
  }
  for (;;) {
    const code = await visit(databases, host, async ({ server }) => {
      const ended = await reapServer(server);
      return ended === 0 ? undefined : `ended ${ended}`;
    });
    if (command.every === undefined) return code;
    await setTimeout(command.every * 1000);
  }
}

/** One database that does not answer keeps nobody from looking at the others. */
async function visit(
  databases: ReapedDatabase[],
  host: Host,
  work: (database: ReapedDatabase) => Promise<string | undefined>,
): Promise<number> {
  let code = 0;
  for (const database of databases) {
    try {
      const news = await work(database);
      if (news !== undefined) host.out(`${database.name}: ${news}\n`);
    } catch (error) {
      code = 1;
      host.err(`✗ ${database.name}: ${(error as Error).message}\n`);
    }
  }
  return code;
}
