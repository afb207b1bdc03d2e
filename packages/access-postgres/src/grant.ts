import type { Client } from 'pg';
import { takeBaseline } from './baseline';
import { writeNote, type Baseline } from './note';
import { digestOf, newPassword } from './password';
import { refuseDangerous } from './refuseDangerous';
import { revoke } from './revoke';
import { versionOf } from './rights';
import type { Server } from './Server';
import { execute, oidOf, transaction } from './statements';

/** @public */
export type LeaseGrant = {
  lease: string;
  resource: string;
  role: string;
  /** RFC 3339 in UTC. */
  until: string;
  /** Sessions at once. */
  connectionLimit?: number;
};

/**
 * Makes an account that is a member of the role and nothing else, until the time is over.
 * An earlier account of the same lease goes first, with whatever it left, so a repeated call gives a new password
 * and never a second account. The server gets a verifier, never the password.
 * @throws PostgresAccessError `role-dangerous`, `role-missing`
 * @public
 */
export async function grant(
  server: Server,
  asked: LeaseGrant,
): Promise<{ username: string; password: string }> {
  const username = server.account(asked.lease);
  const { password, verifier } = newPassword();
  await server.use(async client => {
    await refuseDangerous(client, asked.role);
    if ((await oidOf(client, username)) !== undefined) {
      await revoke(server, asked);
    }
    const baseline = await takeBaseline(client, server);
    await transaction(client, async () => {
      await make(client, { ...asked, username, verifier, baseline });
      // Once more, now that the account is a member: meanwhile the role may have been given something to own.
      await refuseDangerous(client, asked.role);
    });
  });
  return { username, password };
}

async function make(
  client: Client,
  asked: LeaseGrant & {
    username: string;
    verifier: string;
    baseline: Baseline;
  },
): Promise<void> {
  const { username, verifier, role, until, lease, resource, baseline } = asked;
  const { rows } = await client.query<{ xid: string }>(
    'select pg_catalog.pg_current_xact_id()::pg_catalog.text as xid',
  );
  await execute(
    client,
    `create role %I login nosuperuser nocreatedb nocreaterole noreplication nobypassrls inherit
     connection limit ${Math.trunc(asked.connectionLimit ?? 5)}
     password %L valid until %L`,
    [username, verifier, until],
  );
  // Before version 16 a member can always become the role; it has no more rights then than it inherits.
  const options =
    (await versionOf(client)) >= 160000 ? ' with inherit true, set false' : '';
  await execute(client, `grant %I to %I${options}`, [role, username]);
  const note = {
    ...{ lease, resource, role, until, xid: rows[0].xid },
    verifier: digestOf(verifier),
  };
  await writeNote(client, username, { note, baseline });
}
