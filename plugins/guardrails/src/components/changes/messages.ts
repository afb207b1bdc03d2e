/** The texts of what a plan changes. @internal */
export const changesMessages = {
  none: 'No changes.',
  more: 'Show {{page}} more of {{left}}',
  risky: 'Only violations and deletions',
  findings_one: '{{count}} finding',
  findings_other: '{{count}} findings',
  summary_one: '{{count}} resource: {{parts}}',
  summary_other: '{{count}} resources: {{parts}}',
  'summary.part': '{{number}} {{kind}}',

  'diff.label': 'Changes to {{address}}',
  'diff.becomes': 'changes to',
  'diff.none': 'No values change.',
  'diff.removed': 'removed',
  'diff.value': 'value',

  'kind.create': 'create',
  'kind.update': 'update',
  'kind.replace': 'replace',
  'kind.delete': 'delete',
  'kind.forget': 'forget',
  'kind.read': 'read',
  'kind.no-op': 'unchanged',
  'kind.deferred': 'deferred',
} as const;
