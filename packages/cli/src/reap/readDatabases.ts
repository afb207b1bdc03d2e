import { Server } from '@backstage-guardrails/access-postgres';
import { z } from 'zod';
import { CliError } from '../errors';
import type { Host } from '../host';
import { readText } from '../verify/readText';

/** Addresses hold passwords, so the file names the variables of the environment that have them. */
const schema = z
  .array(
    z.strictObject({
      name: z.string().min(1),
      connectionFrom: z.string().min(1),
      prefix: z.string().min(3).optional(),
    }),
  )
  .min(1);

/** @internal */
export type ReapedDatabase = { name: string; server: Server };

/** @throws CliError `reaper-config-invalid` @internal */
export async function readDatabases(
  path: string,
  host: Host,
): Promise<ReapedDatabase[]> {
  const parsed = schema.safeParse(parse(await readText(path, host)));
  if (!parsed.success) {
    throw invalid(
      'must be [{"name": "...", "connectionFrom": "NAME_OF_A_VARIABLE"}, ...]',
      parsed.error,
    );
  }
  return parsed.data.map(({ name, connectionFrom, prefix }) => {
    const connection = host.env[connectionFrom];
    if (!connection) throw invalid(`names ${connectionFrom}, which is not set`);
    return { name, server: new Server({ connection, prefix }) };
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalid('is not JSON', error);
  }
}

function invalid(what: string, cause?: unknown): CliError {
  return new CliError({
    code: 'reaper-config-invalid',
    message: `The configuration of the reaper ${what}.`,
    cause,
  });
}
