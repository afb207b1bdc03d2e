import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';

/** From the first instant on, up to and without the second; in UTC with milliseconds, as times are kept. */
type TimeInterval = { since?: string; until?: string };

/**
 * The interval that a caller names. One that ends before it begins holds nothing, and an empty answer would say
 * that nothing happened; so it is refused.
 * @throws GuardrailsError `bad-request`
 * @internal
 */
export function parseTimeInterval(named: TimeInterval): TimeInterval {
  const since = named.since === undefined ? undefined : parseTime(named.since);
  const until = named.until === undefined ? undefined : parseTime(named.until);
  if (since !== undefined && until !== undefined && since > until) {
    throw new GuardrailsError({
      code: 'bad-request',
      message: '"since" is after "until". Swap them.',
      path: '/since',
    });
  }
  return {
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
  };
}

function parseTime(value: string): string {
  const time = new Date(value);
  if (!Number.isNaN(time.getTime())) return time.toISOString();
  throw new GuardrailsError({
    code: 'bad-request',
    message: 'It is not a time. Write it as 2026-01-31T12:00:00Z.',
  });
}
