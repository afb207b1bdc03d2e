import type { Client } from 'pg';
import { visitable } from './baseline';
import { drain } from './drain';
import type { EndReport } from './EndReport';
import { leftoversRole } from './leftoversRole';
import { parseBaseline, parseNote, readComment, type Baseline } from './note';
import { differencesOf, sharedRights } from './rights';
import type { Server } from './Server';
import { shut } from './shut';
import { execute, oidOf } from './statements';
import { surveyDatabase } from './surveyDatabase';
import { tidyDatabase } from './tidyDatabase';
import type { EndedAccount } from './EndedAccount';

/** `dependent_objects_still_exist` */
const DEPENDED_ON = '2BP01';

/** @returns whether there was an account @internal */
export async function endAccount(
  server: Server,
  options: {
    account: string;
    report: EndReport;
    onFound?: (found: string[]) => Promise<void>;
  },
): Promise<boolean> {
  const { account, report, onFound = async () => {} } = options;
  return server.use(async client => {
    const oid = await oidOf(client, account);
    if (oid === undefined) return false;
    const comment = await readComment(client, oid);
    const note = parseNote(comment);
    const baseline = parseBaseline(comment);
    const ended: EndedAccount = {
      ...{ account, oid, note },
      roleOwnedNothing: baseline !== undefined,
      prefix: server.prefix,
      leftovers: leftoversRole(server),
    };
    const found = async (lines: string[]) => {
      if (lines.length === 0) return;
      report.add(lines);
      await onFound(report.found);
    };
    const compareServer = async () => {
      const { shared } = baseline ?? {};
      return shared
        ? differencesOf(shared, await sharedRights(client, ended))
        : [];
    };

    // Memberships of the account are taken away next, so they are looked at before and after.
    const earlier = await compareServer().catch(error => [
      `Memberships could not be compared: ${error.message}`,
    ]);
    await found(earlier);
    await shut(client, { ...ended, report });
    const drained = await report.attempt('Sessions could not be ended', () =>
      drain(client, oid),
    );
    await found([
      ...(await compareServer()),
      ...(await preparedTransactions(client, account)),
      ...(note && !baseline
        ? [
            'Rights on the server were not noted at the start, so none were compared',
          ]
        : []),
    ]);
    await tidyDatabases(server, client, { ended, baseline, report, found });
    if (drained !== undefined) await remove(client, { account, report });
    // A session that was just let in when the door closed: without a role, but with a connection.
    await report.attempt('Sessions could not be ended', () =>
      drain(client, oid),
    );
    return true;
  });
}

/** What the server still knows of it keeps it from going, so once it is gone nothing hinders the end any more. */
async function remove(
  client: Client,
  { account, report }: { account: string; report: EndReport },
): Promise<void> {
  const removed = await report.attempt(
    'The account could not be removed',
    async () => {
      const dropped = execute(client, 'drop role %I', [account]);
      return dropped.then(
        () => true,
        error => {
          // That something depends on it is known then, and by its name.
          const known = report.obstacles.length > 0;
          if (known && error.code === DEPENDED_ON) return false;
          throw error;
        },
      );
    },
  );
  if (removed) report.overcome();
}

/** One database that does not let us in stops none of the others. */
async function tidyDatabases(
  server: Server,
  client: Client,
  options: {
    ended: EndedAccount;
    baseline: Baseline | undefined;
    report: EndReport;
    found: (lines: string[]) => Promise<void>;
  },
): Promise<void> {
  const { ended, baseline, report, found } = options;
  const places = await databasesOf(client, ended);
  const compared = baseline ? await visitable(client) : [];
  for (const database of new Set([...places, ...compared])) {
    const before = baseline?.databases[database];
    const survey = async (other: Client) =>
      found(await surveyDatabase(other, { ...ended, before }));
    if (places.includes(database)) {
      await report.attempt(`Database ${database} could not be tidied`, () =>
        server.use(async other => {
          await survey(other);
          await tidyDatabase(other, { ...ended, report });
        }, database),
      );
      continue;
    }
    await server
      .use(survey, database)
      .catch(error =>
        found([`Database ${database} could not be compared: ${error.message}`]),
      );
  }
  const missing = Object.keys(baseline?.databases ?? {}).filter(
    name => !compared.includes(name) && !places.includes(name),
  );
  await found(
    missing.map(
      name =>
        `Database ${name} could not be compared: it takes no connections now`,
    ),
  );
}

/**
 * Every database in which something belongs to it or was granted to it, or belongs to the role that it was lent, and
 * the one that we are in.
 */
async function databasesOf(
  client: Client,
  { oid, note }: EndedAccount,
): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select datname::pg_catalog.text as name from pg_catalog.pg_database
     where datname = pg_catalog.current_database()
        or oid in (select d.dbid from pg_catalog.pg_shdepend d
                   left join pg_catalog.pg_roles r on r.oid = d.refobjid
                   where d.refclassid = 'pg_catalog.pg_authid'::pg_catalog.regclass
                     and (d.refobjid = $1::pg_catalog.oid
                          or r.rolname = $2::pg_catalog.name and d.deptype = 'o'::pg_catalog."char"))
     order by 1`,
    [oid, note?.role ?? null],
  );
  return rows.map(({ name }) => name);
}

/** Work that was prepared and never finished outlives its session; only its owner or a superuser can end it. */
async function preparedTransactions(
  client: Client,
  account: string,
): Promise<string[]> {
  const { rows } = await client.query<{ gid: string }>(
    'select gid from pg_catalog.pg_prepared_xacts where owner = $1::pg_catalog.name order by 1',
    [account],
  );
  return rows.map(
    ({ gid }) => `A prepared transaction was left, end it by hand: ${gid}`,
  );
}
