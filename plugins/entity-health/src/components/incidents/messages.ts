/** The texts of incidents. @internal */
export const incidentsMessages = {
  title: 'Incidents',
  of: 'incidents',
  filters: 'Filter incidents',
  which: 'Incidents shown',
  all: 'All',
  open: 'Open',
  over: 'Closed',
  owner: 'Team',

  'column.endpoint': 'Endpoint',
  'column.entity': 'Entity',
  'column.reason': 'Reason',
  'column.opened': 'Opened',
  'column.closed': 'Closed',
  'column.duration': 'Duration',
  'still.open': 'Open',
  'duration.minutes_one': '{{count}} minute',
  'duration.minutes_other': '{{count}} minutes',
  'duration.hours_one': '{{count}} hour',
  'duration.hours_other': '{{count}} hours',
  'duration.days_one': '{{count}} day',
  'duration.days_other': '{{count}} days',

  'empty.title': 'No incidents',
  'empty.text':
    'An incident opens when an endpoint fails several checks in a row outside of maintenance.',
  noMatch: 'No incident matches the filters',
  none: 'No incidents in this period.',
} as const;
