/** Rows of a statement: few enough parameters and terms for either database. */
const CHUNK = 200;

/** @internal */
export function* inChunks<Item>(
  items: readonly Item[],
  size: number = CHUNK,
): Generator<Item[]> {
  for (let from = 0; from < items.length; from += size) {
    yield items.slice(from, from + size);
  }
}
