/** The texts of filters. @internal */
export const filtersMessages = {
  any: 'Any',
  clear: 'Clear',
  close: 'Close',
  noneFound: 'Nothing found',
  notLoaded: 'Suggestions could not be loaded. Change the text to try again',
  open: 'Open',
  searching: 'Searching…',
  typeMore: 'Type two letters or more',
} as const;
