import { CliError } from '../errors';
import type { Command } from './Command';
import { readOutput, readServer } from './readOptions';

/** @internal */
export function readUndelivered(
  values: Record<string, string | undefined>,
  positionals: string[],
): Extract<Command, { name: 'undelivered' }> {
  const { server, resend } = values;
  if (server === undefined || positionals.length > 0) {
    throw new CliError({
      code: 'usage',
      message: 'undelivered needs --server and no paths. See: guardrails help',
    });
  }
  return {
    name: 'undelivered',
    server: readServer(server),
    ...(resend !== undefined && { resend }),
    output: readOutput(values),
  };
}
