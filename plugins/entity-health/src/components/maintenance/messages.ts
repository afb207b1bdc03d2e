/** The texts of maintenance. @internal */
export const maintenanceMessages = {
  title: 'Maintenance',
  of: 'maintenance',

  'now.user': 'Maintenance until {{until}}: {{reason}}',
  'now.annotation':
    'Maintenance until {{until}}, from the annotation of the entity',
  later: 'Maintenance from {{from}} to {{until}}',

  start: 'Start maintenance',
  'start.title': 'Start maintenance of {{name}}',
  'start.failure': 'Maintenance was not started',
  'start.silences':
    'Checks go on. Until the end, failures of all endpoints of this entity open no incident and notify no one, and the time does not count against uptime and the error budget.',
  'start.reason': 'Reason',
  'start.reason.help': 'Shown on the card and in the list of maintenance',
  'start.until': 'Ends',
  'start.until.help': 'At most 24 hours from now',
  'start.missing.reason': 'Enter a reason.',
  'start.missing.until': 'Enter when it ends.',
  'start.missing.past': 'The end has passed.',
  'start.missing.long': 'Maintenance is at most 24 hours.',

  end: 'End now',
  'end.title': 'End maintenance of {{name}}',
  'end.action': 'End maintenance',
  'end.failure': 'Maintenance was not ended',
  'end.text': 'From now on failures open incidents again and notify the owner.',

  'list.all': 'On or to come',
  'list.over': 'Over',
  'list.which': 'Maintenance shown',
  'list.empty.title': 'No maintenance',
  'list.empty.text':
    'Start maintenance on the Health tab of an entity. It silences what is known for at most 24 hours.',
  'list.empty.over': 'No maintenance is over yet',
  'column.entity': 'Entity',
  'column.reason': 'Reason',
  'column.from': 'Starts',
  'column.until': 'Ends',
  'column.by': 'By',
  'column.actions': 'Actions',
  annotation: 'Annotation of the entity',
} as const;
