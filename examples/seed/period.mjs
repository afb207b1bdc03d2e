import { addMonths } from './billing/calendar.mjs';

/** Bills end with yesterday, the last whole day in UTC. */
export function lastWholeDay(now) {
  return new Date(now - 86_400_000).toISOString().slice(0, 10);
}

/** Three whole months and the one that is running. */
export function firstMonth(until) {
  return addMonths(until.slice(0, 7), -3);
}
