/** A time in which failures are expected, in milliseconds since 1970; the end is exclusive. @public */
export type MaintenanceWindow = { from: number; until: number };

/** The longest maintenance window, in milliseconds: what lasts longer is no exception and should be seen. @public */
export const MAX_MAINTENANCE = 24 * 60 * 60 * 1000;

/** Checks a maintenance window: it ends after it starts, and at most {@link MAX_MAINTENANCE} later. @public */
export function maintenanceWindow(
  window: MaintenanceWindow,
):
  | { ok: true; window: MaintenanceWindow }
  | { ok: false; code: 'not-a-time' | 'end-before-start' | 'too-long' } {
  const { from, until } = window;
  if (!Number.isFinite(from) || !Number.isFinite(until)) {
    return { ok: false, code: 'not-a-time' };
  }
  if (until <= from) return { ok: false, code: 'end-before-start' };
  return until - from > MAX_MAINTENANCE
    ? { ok: false, code: 'too-long' }
    : { ok: true, window: { from, until } };
}

/** Whether one of the windows holds at an instant. @public */
export function inMaintenance(
  windows: readonly MaintenanceWindow[],
  at: number,
): boolean {
  return windows.some(({ from, until }) => at >= from && at < until);
}
