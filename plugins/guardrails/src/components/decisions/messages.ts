/** The texts of the list of decisions. @internal */
export const decisionsMessages = {
  of: 'decisions',

  'empty.action': 'Choose a template',
  'empty.text':
    'A decision is recorded for every change that is requested from a template, a pipeline or the CLI. You see your own requests and those about resources that your teams own.',
  'empty.title': 'No decisions yet that you can view',
  'filtered.title': 'No decisions that you can view match these filters',

  'filter.label': 'Filter decisions',
  'filter.actor': 'Requested by',
  'filter.anyTime': 'Any time',
  'filter.checks': 'Show configuration checks',
  'filter.entity': 'Entity',
  'filter.environment': 'Environment',
  'filter.outcome': 'Outcome',
  'filter.owner': 'Owner',
  'filter.period': 'Period',
  'filter.rule': 'Rule',
  'filter.search': 'Search by entity, rule, requester or ID',
  'filter.state': 'State',
  'filter.since': 'From',
  'filter.until': 'To',

  'period.custom': 'Custom range',
  'period.day': 'Last 24 hours',
  'period.week': 'Last 7 days',
  'period.month': 'Last 30 days',

  'table.label': 'Decisions, newest first',
  'table.actor': 'Requested by',
  'table.evidence': 'Evidence',
  'table.id': 'ID',
  'table.outcome': 'Outcome',
  'table.request': 'Request',
  'table.state': 'State',
  'table.target': 'Target',
  'table.when': 'Date',
} as const;
