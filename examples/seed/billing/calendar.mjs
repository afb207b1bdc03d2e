const DAY = 86_400_000;

/** Months from one to another, as `2026-03`. */
export function monthsBetween(first, last) {
  const months = [];
  for (let month = first; month <= last; month = addMonths(month, 1)) {
    months.push(month);
  }
  return months;
}

export function addMonths(month, count) {
  const [year, number] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + count, 1))
    .toISOString()
    .slice(0, 7);
}

/** How many months lie between two. */
export function monthsApart(first, later) {
  const [year, number] = first.split('-').map(Number);
  const [laterYear, laterNumber] = later.split('-').map(Number);
  return (laterYear - year) * 12 + laterNumber - number;
}

/** The days of a month as `2026-03-01`, up to and with a last one. */
export function daysOf(month, until) {
  const end = `${addMonths(month, 1)}-01`;
  const after = nextDay(until);
  return daysBetween(`${month}-01`, end < after ? end : after);
}

/** Days from one up to and without another, none of them where a day is no day of the calendar. */
export function daysBetween(first, end) {
  const days = [];
  if (Number.isNaN(Date.parse(first))) return days;
  for (let day = first; day < end; day = nextDay(day)) days.push(day);
  return days;
}

export function nextDay(day) {
  return new Date(Date.parse(day) + DAY).toISOString().slice(0, 10);
}

export const isWeekend = day => [0, 6].includes(new Date(day).getUTCDay());
