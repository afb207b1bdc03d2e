/** So many numbers, spread over 1 to `count`. */
export function placesIn(count: number, places: number): number[] {
  return Array.from(
    { length: places },
    (_, place) =>
      1 + Math.round((place * (count - 1)) / Math.max(1, places - 1)),
  );
}
