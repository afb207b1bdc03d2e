import { z } from 'zod';

/**
 * The instant of the decision and the calendar fields that rules need; the policy runtime has no clock.
 * The calendar fields are in UTC.
 * @public
 */
export const timeSchema = z.strictObject({
  instant: z.iso.datetime(),
  /** Seconds since 1970-01-01T00:00:00Z, whole. */
  epochSeconds: z.int(),
  year: z.int(),
  month: z.int().min(1).max(12),
  day: z.int().min(1).max(31),
  /** ISO 8601: Monday is 1, Sunday is 7. */
  weekday: z.int().min(1).max(7),
  hour: z.int().min(0).max(23),
  minute: z.int().min(0).max(59),
});
/** @public */
export type Time = z.infer<typeof timeSchema>;

/** The calendar fields of an instant, in UTC. @public */
export function timeOf(instant: Date): Time {
  return {
    instant: instant.toISOString(),
    epochSeconds: Math.floor(instant.getTime() / 1000),
    year: instant.getUTCFullYear(),
    month: instant.getUTCMonth() + 1,
    day: instant.getUTCDate(),
    weekday: instant.getUTCDay() || 7,
    hour: instant.getUTCHours(),
    minute: instant.getUTCMinutes(),
  };
}
