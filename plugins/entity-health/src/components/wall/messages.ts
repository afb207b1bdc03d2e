/** The texts of the wall screen. @internal */
export const wallMessages = {
  title: 'Health',
  by: 'Tiles by',
  'by.owner': 'Team',
  'by.system': 'System',
  leave: 'Leave wall screen',
  updated: 'Updated {{when}}',
  stale: 'Not updated since {{when}}. Trying again.',
  time: '{{at, datetime}}',
  loading: 'Loading health',
  failed: 'Health could not be loaded. Trying again.',
  empty: 'No health endpoints',
  since: 'failing since {{when}}',
  omitted_one: '{{count}} more is not shown',
  omitted_other: '{{count}} more are not shown',
} as const;
