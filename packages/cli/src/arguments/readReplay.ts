import { CliError } from '../errors';
import type { Command } from './Command';
import type { Given } from './Given';
import { oneOf, readOutput, readServer } from './readOptions';

/** With a bundle or parameters it is a what-if: recorded decisions are held against another policy. @internal */
export function readReplay({
  values,
  bundles,
  positionals: decisions,
}: Given): Extract<Command, { name: 'replay' | 'what-if' }> {
  const { server, since, until, parameters } = values;
  if (server === undefined) {
    throw refusal('replay needs --server');
  }
  if (decisions.length > 0 === (since !== undefined)) {
    throw refusal('replay needs either decision ids or --since');
  }
  if (until !== undefined && since === undefined) {
    throw refusal('--until needs --since');
  }
  if (bundles.length > 0 || parameters !== undefined) {
    if (since === undefined) {
      throw refusal('--bundle and --parameters need --since');
    }
    return {
      name: 'what-if',
      server: readServer(server),
      since: instant('since', since),
      ...(until !== undefined && { until: instant('until', until) }),
      bundles,
      ...(parameters !== undefined && { parameters }),
      ...readOver(values),
      output: readOutput(values),
    };
  }
  if (values.over !== undefined) throw refusal('--over needs --parameters');
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

function readOver(values: Given['values']) {
  const over = oneOf(values, 'over', ['shipped', 'active']);
  if (over === undefined) return {};
  if (values.parameters === undefined) {
    throw refusal('--over needs --parameters');
  }
  return { over };
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
