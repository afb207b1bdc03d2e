/** The texts of the Cost tab. @internal */
export const tabMessages = {
  'accuracy.title': 'Estimates against actual cost',
  'accuracy.label': 'Estimates by module',
  'accuracy.of': 'estimates',
  'accuracy.module': 'Module',
  'accuracy.outcomes': 'Compared',
  'accuracy.median': 'Actual cost, of the estimate',
  'accuracy.range': 'Range',
  'accuracy.none': 'No estimate was compared with actual cost yet.',
  'accuracy.few': 'too few to correct estimates',
  'accuracy.range.text': '{{low}} to {{high}}',

  'allocation.title': 'How costs got here',
  'allocation.label': 'Amounts by rule',
  'allocation.kind': 'By',
  'allocation.rule': 'Rule or annotation',
  'allocation.annotation': 'Annotation',
  'allocation.configured': 'Rule of finance',
  'allocation.default': 'Default rule',

  amount: 'Cost',
  previous: 'Month before',

  'budgets.title': 'Budgets and alerts',
  'budgets.none': 'No budget.',
  'budgets.how':
    'Set one on the budgets page, or in the catalog file for display and alerts:',
  'budgets.copy': 'Copy the annotation',
  'budgets.all': 'All budgets',

  'change.title': 'Why it changed',
  'change.note': 'against the same days of {{month}}',
  'change.column': 'Change',
  'change.added': 'New',
  'change.other': 'Other',
  'change.price': 'Price',
  'change.quantity': 'Quantity',
  'change.removed': 'No longer used',
  'change.total': 'Total',
  'change.services': 'Changes by service',
  'change.resources': 'Changes by resource',
  'change.resources.title': 'Resources with the largest changes',
  'change.none': 'No change.',

  'claims.title': 'Claims',

  'daily.title': 'Cost per day',
  'daily.label': 'Cost per day, {{currency}}',
  'daily.amount': 'Cost',
  'daily.previous': 'Month before, same day',

  'members.title': 'What belongs to it',
  'members.label': 'Costs of what belongs to it',
  'members.entity': 'Entity',

  resource: 'Resource',
  service: 'Service',
  'services.title': 'By service',
  'services.label': 'Costs by service, {{currency}}',
} as const;
