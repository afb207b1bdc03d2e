/** The texts of filters. @internal */
export const filtersMessages = {
  any: 'Any',
  clear: 'Clear',
  close: 'Close',
  noneFound: 'Nothing found',
  open: 'Open',
  searching: 'Searching…',
  typeMore: 'Type two letters or more',
} as const;
