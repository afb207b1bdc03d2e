const dashes = [undefined, '6 3', '2 2', '8 3 2 3', '1 3', '12 3'];

/** The dashes of the lines of a chart, by their order: lines differ by more than their colour. @internal */
export function lineDash(place: number): string | undefined {
  return dashes[place % dashes.length];
}
