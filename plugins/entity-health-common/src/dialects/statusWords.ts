import { type HealthStatus, healthStatuses } from '../status';

const words: Record<HealthStatus, string> = {
  pass: 'pass passed passing ok okay up healthy success successful succeeded green available alive live ready running online active operational serving working good normal true yes pong enabled started',
  warn: 'warn warning warnings degraded yellow partial partially_available partial_outage degraded_performance minor unstable impaired recoverableerror',
  fail: 'fail failed failing failure error errored errors down unhealthy critical fatal unavailable service_unavailable not_available out_of_service outofservice red offline dead not_ready notready not_healthy not_serving not_ok nok ko stopped shutting_down shuttingdown terminating crashed timeout timed_out timeout_during_health_check major major_outage maintenance false no inactive broken refusing_traffic sealed bad err permanenterror fatalerror draining',
  unknown:
    'unknown undetermined undefined indeterminate starting initializing initialising pending service_unknown unspecified skipped',
};

const statusOfWord = new Map<string, HealthStatus>(
  healthStatuses.flatMap(status =>
    words[status]
      .split(' ')
      .map((word): [string, HealthStatus] => [word, status]),
  ),
);

/** `HEALTH_WARN` of Ceph, `Server available` of Jaeger, `SERVER_IS_READY` of lightship, `StatusOK` of OpenTelemetry. */
const prefix = /^(?:health_|server_is_|server_|status)/;

/**
 * The status that a text names, by the words of all dialects together: they agree wherever they use the same one.
 * Case, spaces and hyphens make no difference. `undefined` if none knows it.
 * @internal
 */
export function statusOfText(text: string): HealthStatus | undefined {
  return text.length > 64
    ? undefined
    : statusOfWord.get(wordOf(text)) ??
        statusOfWord.get(wordOf(text).replace(prefix, ''));
}

function wordOf(text: string): string {
  return text
    .trim()
    .replace(/[.!]+$/, '')
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
}
