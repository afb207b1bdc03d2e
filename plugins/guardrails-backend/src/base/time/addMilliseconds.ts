/** An RFC 3339 time so many milliseconds later. @internal */
export function addMilliseconds(time: string, milliseconds: number): string {
  return new Date(Date.parse(time) + milliseconds).toISOString();
}
