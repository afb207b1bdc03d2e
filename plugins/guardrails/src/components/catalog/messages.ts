/** The texts in the list of the catalog. @internal */
export const catalogMessages = {
  'column.title': 'Open violations',
  'column.unknown': 'unknown',
  'column.unknown.title': 'The counts could not be loaded',
  'column.show': 'Show {{number}} open violations of {{entity}}',
  'filter.title': 'Compliance',
  'filter.open': 'Open violations',
  'filter.most': 'The {{shown}} of {{all}} entities with the most',
  'filter.failed': 'Could not be loaded',
} as const;
