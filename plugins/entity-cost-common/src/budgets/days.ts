import { daysOf } from '../focus/instant';

/** The days of a month, `2026-03`, each as `2026-03-04`. @internal */
export function daysOfMonth(month: string): string[] {
  const [year, number] = month.split('-').map(part => parseInt(part, 10));
  return Array.from(
    { length: daysOf(year, number) },
    (_, index) => `${month}-${String(index + 1).padStart(2, '0')}`,
  );
}

/** The day that is a number of days later. @internal */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** The month before a month. @internal */
export function monthBefore(month: string): string {
  return addDays(`${month}-01`, -1).slice(0, 7);
}
