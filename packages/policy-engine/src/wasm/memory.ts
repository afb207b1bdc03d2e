/** @internal */
export const PAGE = 64 * 1024;

/** Small inputs run in 4 MB and may grow to 64 MB. @internal */
export const SMALL_PAGES = 64;

/**
 * An instance that grew beyond 256 MB is thrown away after its evaluation: memory of a wasm instance
 * never shrinks. @internal
 */
export const KEEP_PAGES = 4096;

/** 3 GB: room for about 200 MB of JSON. @internal */
export const MAXIMUM_PAGES = 49_152;

/**
 * Pages an input of this many characters needs: OPA holds JSON in 12 to 13 times its size, besides
 * the bytes themselves. Growing during evaluation goes page by page and is five times slower.
 * @internal
 */
export function pagesFor(characters: number): number {
  const wanted = Math.ceil((characters * 15) / PAGE) + SMALL_PAGES;
  return Math.min(wanted, MAXIMUM_PAGES);
}
