import { MAX_MAINTENANCE } from '@backstage-guardrails/plugin-entity-health-common';

/** What a user enters. `until` is a time of the browser's zone, as its field has it. @internal */
type MaintenanceForm = { reason: string; until: string };

/** What keeps the form from being sent. @internal */
type MissingInForm = 'reason' | 'until' | 'past' | 'long';

/** The first thing that is missing, if there is one. @internal */
export function missingInForm(options: {
  form: MaintenanceForm;
  now: number;
}): MissingInForm | undefined {
  const { form, now } = options;
  if (form.reason.trim() === '') return 'reason';
  const until = Date.parse(form.until);
  if (Number.isNaN(until)) return 'until';
  if (until <= now) return 'past';
  return until - now > MAX_MAINTENANCE ? 'long' : undefined;
}

/** A time as a field for local date and time has it. @internal */
export function toLocalField(at: number): string {
  const local = new Date(at);
  // The field has no zone: shift the time by that of the browser, and write it as if it were UTC.
  const shifted = new Date(at - local.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}
