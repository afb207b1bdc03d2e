import type { Client } from 'pg';

/** A statement whose names and words the server itself quotes. `%I` is a name, `%L` a word. @internal */
export async function execute(
  client: Client,
  template: string,
  values: string[] = [],
): Promise<void> {
  const { rows } = await client.query<{ statement: string }>(
    'select pg_catalog.format($1::pg_catalog.text, variadic $2::pg_catalog.text[]) as statement',
    [template, values],
  );
  await client.query(rows[0].statement);
}

/** All or nothing. @internal */
export async function transaction<Result>(
  client: Client,
  work: () => Promise<Result>,
): Promise<Result> {
  await client.query('begin');
  try {
    const result = await work();
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

/** Oid of an account, `undefined` where there is none. @internal */
export async function oidOf(
  client: Client,
  account: string,
): Promise<string | undefined> {
  const { rows } = await client.query<{ oid: string }>(
    'select oid::pg_catalog.text from pg_catalog.pg_roles where rolname = $1::pg_catalog.name',
    [account],
  );
  return rows[0]?.oid;
}
