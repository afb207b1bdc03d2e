import type { ServerExamination } from '@backstage-guardrails/access-postgres';
import type { Condition } from '@backstage-guardrails/plugin-guardrails-node';

/** What was found on the server of a resource, as lines of the start-up report. @internal */
export function listConditions(
  resource: string,
  found: ServerExamination,
): Condition[] {
  const { roles, eventTriggers, closed } = found;
  return [
    connection(resource, undefined),
    condition({
      id: 'access-postgres-roles',
      title: `The roles leased on ${resource} can neither log in nor own anything, nor give themselves more rights`,
      fulfilled: roles.length === 0,
      fix: `Lease other roles than ${roles
        .map(({ name, dangers }) => `${name} (${dangers.join(', ')})`)
        .join(', ')}; these are refused.`,
    }),
    condition({
      id: 'access-postgres-passwords',
      title: `A changed password of an account on ${resource} is noticed`,
      fulfilled: found.seesPasswords,
      fix: 'Grant select (rolname, rolpassword) on pg_catalog.pg_authid to the administrating account, in the database of the connection: the right holds in that database alone.',
    }),
    condition({
      id: 'access-postgres-event-triggers',
      title: `No event trigger on ${resource} runs the code of an account that is no superuser`,
      fulfilled: eventTriggers.length === 0,
      fix: `Give these functions to a superuser, or drop the triggers: ${eventTriggers.join(
        ', ',
      )}. Until then nothing is tidied in that database.`,
    }),
    condition({
      id: 'access-postgres-databases',
      title: `Every database on the server of ${resource} can be visited, to compare and tidy it at the end of a lease`,
      fulfilled: closed.length === 0,
      fix: `Grant connect to the administrating account: ${closed.join(', ')}.`,
    }),
    condition({
      id: 'access-postgres-reaper',
      title: `The schema guardrails_reaper on ${resource} belongs to no other account`,
      fulfilled: found.reaper !== 'foreign',
      fix: 'Look what is in it, drop it, and run: guardrails reap install. Until then the reaper does not count.',
    }),
    condition({
      id: 'access-postgres-usage',
      title: `What was done with an account on ${resource} can be counted`,
      fulfilled: found.countsStatements,
      fix: 'Grant pg_read_all_stats to the administrating account, and create the extension pg_stat_statements in a schema that a superuser or the administrating account owns.',
    }),
  ];
}

/** A server that could not be asked. @internal */
export function unexamined(resource: string, error: unknown): Condition {
  return connection(resource, `${(error as Error).message}.`);
}

function connection(resource: string, fix: string | undefined): Condition {
  return condition({
    id: 'access-postgres-connection',
    title: `The server of ${resource} answers, and takes the search path of the connection`,
    fulfilled: fix === undefined,
    fix: fix ?? '',
  });
}

function condition(options: {
  id: string;
  title: string;
  fulfilled: boolean;
  fix: string;
}): Condition {
  const { id, title, fulfilled, fix } = options;
  return fulfilled ? { id, title, fulfilled } : { id, title, fulfilled, fix };
}
