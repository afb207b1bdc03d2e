/** Rows of a page that a person can choose; the first is what they have before. @internal */
export const pageSizes = [25, 50, 100] as const;

/** The size of pages that the address names; what is none of them is the first. @internal */
export function pageSizeOf(params: URLSearchParams): number {
  const named = Number(params.get('size'));
  return pageSizes.find(size => size === named) ?? pageSizes[0];
}
