/** The texts of the budgets page. @internal */
export const budgetsMessages = {
  of: 'budgets',
  label: 'Budgets',
  intro:
    'Budgets are per month. Owners are notified at 80%, at a forecast of 100% and at 100%, each once a month.',
  set: 'Set budget',
  change: 'Change',
  remove: 'Remove',
  'empty.title': 'No budgets yet',
  'empty.text':
    'Set a budget here, in configuration, or in the catalog file of an entity.',

  'column.subject': 'For',
  'column.budget': 'Budget',
  'column.spent': 'Spent',
  'column.state': 'State',
  'column.from': 'Set in',
  'column.actions': 'Actions',
  'from.annotation': 'Catalog file',
  'from.api': 'This page',
  'from.configuration': 'Configuration',
  'from.by': '{{place}}, {{person}}',
  'not.configuration': 'Change it in the configuration of the portal.',
  'not.annotation':
    'Remove it in the catalog file of the entity. A budget set here replaces it.',

  'subject.entity': 'Entity {{value}}',
  'subject.owner': 'Team {{value}}',
  'subject.system': 'System {{value}}',
  'subject.environment': 'Environment {{value}}',
  'subject.cost-center': 'Cost centre {{value}}',

  'kind.entity': 'Entity',
  'kind.owner': 'Team',
  'kind.system': 'System',
  'kind.environment': 'Environment',
  'kind.cost-center': 'Cost centre',

  'form.title': 'Set budget',
  'form.title.change': 'Change budget',
  'form.kind': 'For',
  'form.value': 'Name',
  'form.value.ref': 'Entity ref, such as {{example}}',
  'form.value.name': 'As it is in the costs',
  'form.amount': 'Amount per month',
  'form.amount.help': 'Digits and a point, such as {{example}}',
  'form.currency': 'Currency',
  'form.currency.help':
    'As billed. Costs in another currency are not compared.',
  'form.action': 'Save',
  'form.failure': 'The budget was not saved',
  'form.missing.value': 'Enter the name',
  'form.missing.amount': 'Enter an amount above zero',
  'form.missing.currency': 'Enter a currency, such as {{example}}',

  'remove.title': 'Remove budget',
  'remove.text':
    'The budget of {{amount}} for {{subject}} is removed. There are no alerts afterwards. Costs stay as they are.',
  'remove.action': 'Remove',
  'remove.failure': 'The budget was not removed',
} as const;
