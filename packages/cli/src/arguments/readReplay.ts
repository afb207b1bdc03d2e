import { CliError } from '../errors';
import type { Command } from './Command';
import { readOutput, readServer } from './readOptions';

/** @internal */
export function readReplay(
  values: Record<string, string | undefined>,
  decisions: string[],
): Extract<Command, { name: 'replay' }> {
  const { server, since, until } = values;
  if (server === undefined) {
    throw refusal('replay needs --server');
  }
  if (decisions.length > 0 === (since !== undefined)) {
    throw refusal('replay needs either decision ids or --since');
  }
  if (until !== undefined && since === undefined) {
    throw refusal('--until needs --since');
  }
  return {
    name: 'replay',
    server: readServer(server),
    which:
      since === undefined
        ? { by: 'id', decisions }
        : {
            by: 'time',
            since: instant('since', since),
            ...(until !== undefined && { until: instant('until', until) }),
          },
    output: readOutput(values),
  };
}

/** A day or an instant; without a zone it would mean another one on each machine. */
function instant(name: string, value: string): string {
  const whole = /^\d{4}-\d{2}-\d{2}$/.test(value)
    ? `${value}T00:00:00Z`
    : value;
  const zoned = /^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$/.test(whole);
  if (zoned && !Number.isNaN(Date.parse(whole))) {
    return new Date(whole).toISOString();
  }
  throw refusal(
    `--${name} must be a date or a time with its zone, such as 2026-03-01 or 2026-03-01T12:00:00Z`,
  );
}

function refusal(message: string): CliError {
  return new CliError({ code: 'usage', message: `${message}.` });
}
