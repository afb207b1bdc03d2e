/** An instant of the database, in RFC 3339. @internal */
export function toTimestamp(instant: number | string): string {
  return new Date(Number(instant)).toISOString();
}
