/** The month that is so many months away from another, such as -1 for the one before. @internal */
export function addMonths(month: string, count: number): string {
  const [year, number] = month.split('-').map(part => parseInt(part, 10));
  return new Date(Date.UTC(year, number - 1 + count, 1))
    .toISOString()
    .slice(0, 7);
}

/** The last day of a month. @internal */
export function lastDayOf(month: string): string {
  const [year, number] = month.split('-').map(part => parseInt(part, 10));
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}
