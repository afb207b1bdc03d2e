import type { Client } from 'pg';
import { gunzipSync, gzipSync } from 'node:zlib';
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

const baselineSchema = z.strictObject({
  shared: z.array(z.string()),
  databases: z.record(z.string(), z.array(z.string())),
});
/** Rights on the server before the account was made: of the server as a whole, and in each database. @internal */
export type Baseline = z.infer<typeof baselineSchema>;

/** The note is the first line, the baseline the second, which is long and read once. @internal */
export async function writeNote(
  client: Client,
  account: string,
  { note, baseline }: { note: Note; baseline: Baseline },
): Promise<void> {
  await execute(client, 'comment on role %I is %L', [
    account,
    `${JSON.stringify(note)}\n${gzipSync(JSON.stringify(baseline)).toString(
      'base64',
    )}`,
  ]);
}

/** `undefined` where there is none or it is not one of ours. @internal */
export function parseNote(comment: string | null): Note | undefined {
  try {
    return noteSchema.parse(JSON.parse(firstLine(comment ?? '')));
  } catch {
    return undefined;
  }
}

/** `undefined` where there is none, as beside accounts of earlier versions. @internal */
export function parseBaseline(comment: string | null): Baseline | undefined {
  const [, packed = ''] = (comment ?? '').split('\n');
  try {
    const bytes = gunzipSync(Buffer.from(packed, 'base64'));
    return baselineSchema.parse(JSON.parse(bytes.toString('utf8')));
  } catch {
    return undefined;
  }
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0];
}

/** @internal */
export async function readComment(
  client: Client,
  oid: string,
): Promise<string | null> {
  const { rows } = await client.query<{ comment: string | null }>(
    `select pg_catalog.shobj_description($1::pg_catalog.oid, 'pg_authid'::pg_catalog.name) as comment`,
    [oid],
  );
  return rows[0].comment;
}
