import {
  GuardrailsError,
  type InsightsRange,
  type InsightsRequest,
} from '@backstage-guardrails/plugin-guardrails-common';

const DAY = 24 * 60 * 60 * 1000;
const MOST_DAYS = 366;

const lengths: Record<InsightsRange, number> = {
  '7d': 7,
  '30d': 30,
  '90d': 90,
};

/** Both are in it. @internal */
export type DayRange = { from: string; to: string };

/**
 * The days that are asked about, by the day of the database.
 * @throws GuardrailsError `bad-request`
 * @internal
 */
export function readRange(
  { range, from, to }: Pick<InsightsRequest, 'range' | 'from' | 'to'>,
  today: string,
): DayRange {
  if (from === undefined && to === undefined) {
    return { from: dayAfter(today, 1 - lengths[range ?? '30d']), to: today };
  }
  if (from === undefined || to === undefined) {
    throw refused(
      'A range has a first day and a last one. Send both "from" and "to".',
      from === undefined ? '/from' : '/to',
    );
  }
  if (range !== undefined) {
    throw refused('Send either "range" or the days, not both.', '/range');
  }
  for (const [name, day] of Object.entries({ from, to })) {
    if (dayAfter(day, 0) !== day) {
      throw refused(`There is no day ${day}.`, `/${name}`);
    }
  }
  if (from > to) throw refused('"from" is after "to". Swap them.', '/from');
  if (lengthOf({ from, to }) > MOST_DAYS) {
    throw refused(`A range has at most ${MOST_DAYS} days.`, '/from');
  }
  return { from, to };
}

/** Each day of a range. @internal */
export function daysOf(range: DayRange): string[] {
  return Array.from({ length: lengthOf(range) }, (_, count) =>
    dayAfter(range.from, count),
  );
}

/** In days. No day after the last one is named: after the year 9999 they have no name of this form. */
function lengthOf({ from, to }: DayRange): number {
  return (Date.parse(to) - Date.parse(from)) / DAY + 1;
}

/** A day so many later, or earlier. Days of the calendar go on: 30 February is 2 March. */
function dayAfter(day: string, count: number): string {
  const [year, month, date] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, date) + count * DAY)
    .toISOString()
    .slice(0, 10);
}

function refused(message: string, path: string): GuardrailsError {
  return new GuardrailsError({
    code: 'bad-request',
    // Each day has the shape that is described; together they are what is wrong.
    statusCode: 422,
    message,
    path,
  });
}
