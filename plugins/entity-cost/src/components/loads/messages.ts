/** The texts of the loads of billing data. @internal */
export const loadsMessages = {
  of: 'loads',
  'of.one': 'the load',
  label: 'Loads',
  filter: 'Filters of loads',
  'filter.source': 'Source',
  'filter.state': 'State',
  'filter.none': 'No loads match these filters',

  'absent.title': 'Load not found',
  'absent.text': "It doesn't exist, or you don't have access to loads.",
  'denied.title': "You don't have access",
  'denied.text':
    'Loads are visible to the groups that load billing data. Contact the operator of this portal.',
  'empty.title': 'No loads yet',
  'empty.text':
    'Configured sources load by their schedule. A file can be uploaded too.',

  'state.loading': 'Loading',
  'state.in-force': 'In force',
  'state.replaced': 'Replaced',
  'state.refused': 'Refused',
  'state.failed': 'Failed',
  'state.loading.help': 'Costs are still read from the load before.',
  'state.in-force.help': 'Costs are read from it.',
  'state.replaced.help':
    'A newer load of the same source and months is in force.',
  'state.refused.help':
    'The file has errors. Nothing of it is loaded, and the costs before stay.',
  'state.failed.help':
    'Loading stopped. Nothing of it is loaded, and the costs before stay.',

  'column.file': 'File',
  'column.source': 'Source',
  'column.state': 'State',
  'column.months': 'Months',
  'column.rows': 'Rows',
  'column.started': 'Started',

  'source.title': 'Sources',
  'source.loaded': 'Loaded',
  'source.failed': 'Newest load refused',
  'source.waiting': 'Nothing loaded yet',
  'source.through': 'through {{day}}',
  'source.at': 'loaded {{when}}',

  'fact.format': 'Format',
  'fact.finished': 'Finished',
  'fact.source': 'Source',
  'fact.started': 'Started',
  'fact.months': 'Months',
  'fact.rows': 'Rows',
  'fact.id': 'Load',

  'totals.title': 'Totals',
  'totals.note': 'exactly as in the file',
  'totals.label': 'Totals of the load',
  'totals.month': 'Month',
  'totals.currency': 'Currency',
  'totals.rows': 'Rows',

  'problems.title': 'Errors',
  'problems.label': 'Errors of the file',
  'problems.line': 'Line',
  'problems.column': 'Column',
  'problems.what': 'What is wrong',
  'problems.fix': 'What to do',
  'problems.code': 'Code',

  back: 'All loads',

  upload: 'Upload file',
  'upload.title': 'Upload file',
  'upload.source': 'Source',
  'upload.source.help':
    'The new file replaces what this source has for its months.',
  'upload.choose': 'Choose file',
  'upload.chosen': '{{name}}, {{size}}',
  'upload.formats':
    'FOCUS as CSV, gzip or Parquet, or an export of AWS, Azure or OCI.',
  'upload.action': 'Upload',
  'upload.running': 'Uploading and checking {{name}}',
  'upload.failure': 'The file was not loaded. The costs before stay.',
  'upload.missing.file': 'Choose a file',
} as const;
