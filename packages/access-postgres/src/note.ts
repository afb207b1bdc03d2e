import type { Client } from 'pg';
import { z } from 'zod';
import { execute } from './statements';

/**
 * What is noted beside an account on the server itself, as its comment. Accounts cannot change their own comment,
 * and nothing in it is secret: of the password it holds the digest of the verifier.
 * @internal
 */
export const noteSchema = z.strictObject({
  lease: z.string(),
  resource: z.string(),
  role: z.string(),
  until: z.string(),
  verifier: z.string(),
  /** The transaction that made the account: what is newer was changed while it was there. */
  xid: z.string(),
});
/** @internal */
export type Note = z.infer<typeof noteSchema>;

/** @internal */
export async function writeNote(
  client: Client,
  account: string,
  note: Note,
): Promise<void> {
  await execute(client, 'comment on role %I is %L', [
    account,
    JSON.stringify(note),
  ]);
}

/** `undefined` where there is none or it is not one of ours. @internal */
export function parseNote(comment: string | null): Note | undefined {
  try {
    return noteSchema.parse(JSON.parse(comment ?? ''));
  } catch {
    return undefined;
  }
}

/** @internal */
export async function readNote(
  client: Client,
  oid: string,
): Promise<Note | undefined> {
  const { rows } = await client.query<{ comment: string | null }>(
    `select shobj_description($1::oid, 'pg_authid') as comment`,
    [oid],
  );
  return parseNote(rows[0].comment);
}
