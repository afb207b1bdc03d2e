/** @internal */
export const PAGE = 64 * 1024;

/** What even the smallest input gets: 4 MB. @internal */
export const SMALL_PAGES = 64;

/**
 * An instance of more than 512 MB is thrown away after its evaluation: memory of a wasm instance never
 * shrinks. @internal
 */
export const KEEP_PAGES = 8192;

/** 4 GB, all that 32 bits can address. @internal */
export const MAXIMUM_PAGES = 65_536;

/**
 * Into how many calls the rules for a document are split. OPA frees nothing while it evaluates, so every rule
 * adds to the peak: in one call it is 26 to 41 times the document, in four 16 to 20 times, at the price of
 * parsing it four times.
 * @internal
 */
export function batchesFor(characters: number): number {
  if (characters < 4_000_000) return 1;
  return characters < 16_000_000 ? 2 : 4;
}

/** Measured peaks per batch, rounded up. Pages that are never touched cost nothing but address space. */
const PEAK: Record<number, number> = { 1: 48, 2: 32, 4: 24 };

/** Data is parsed once and never evaluated as a whole; its values take some ten times its text. */
const DATA = 16;

/**
 * Pages a document of this many characters needs. OPA grows page by page once it is past the memory it started
 * with, and that makes a first evaluation four times as long. `data` is what the instance holds beside it.
 * @internal
 */
export function pagesFor(characters: number, data = 0): number {
  const peak = characters * PEAK[batchesFor(characters)] + data * DATA;
  const needed = Math.ceil(peak / PAGE) + SMALL_PAGES;
  // In powers of two, so that documents of like size share an instance.
  return Math.min(2 ** Math.ceil(Math.log2(needed)), MAXIMUM_PAGES);
}
