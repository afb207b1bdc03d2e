import type { KnownStatus } from './endpointState';

/** Checks among which changes are counted. @internal */
export const FLAPPING_CHECKS = 20;
const STARTS_AT = 6;
const ENDS_AT = 2;

/**
 * Whether an endpoint flaps: among the last 20 checks it changed six times between failing and not. It ends with two
 * changes or fewer, so that flapping itself does not flap (the two thresholds of Nagios,
 * https://assets.nagios.com/downloads/nagioscore/docs/nagioscore/4/en/flapping.html).
 * @internal
 */
export function isFlapping(
  recent: readonly { status: KnownStatus }[],
  before: boolean,
): boolean {
  const changes = recent.filter(
    ({ status }, index) =>
      index > 0 &&
      (status === 'fail') !== (recent[index - 1].status === 'fail'),
  ).length;
  return before ? changes > ENDS_AT : changes >= STARTS_AT;
}
