/** Rows of a page that a person can choose. @internal */
export const pageSizes = [10, 25, 50, 100] as const;

/** Rows of a page by default: on a phone a row is a card, and a page of many cards is too long to scroll. */
const DEFAULTS = { phone: 10, wide: 25 };

/** The size of pages that the address names; what is none of them is the one for the screen. @internal */
export function pageSizeOf(
  params: URLSearchParams,
  screen: keyof typeof DEFAULTS,
): number {
  const named = Number(params.get('size'));
  return pageSizes.find(size => size === named) ?? DEFAULTS[screen];
}
