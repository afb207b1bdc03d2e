/** The texts of budgets, forecasts and changes, wherever they are shown. @internal */
export const figuresMessages = {
  'budget.bar': '{{share}} of the budget spent',
  'budget.forecast': '{{share}} expected at the end of the month',
  'budget.not-compared':
    '{{budget}}. Not compared: the costs are in another currency.',
  'budget.partial':
    '{{budget}}. Not compared: you have no access to all of these costs.',
  'budget.of': '{{share}} of {{budget}}',
  'budget.word.ok': 'Within budget',
  'budget.word.forecast-100': 'Forecast over budget',
  'budget.word.spent-80': 'Over 80% of budget',
  'budget.word.spent-100': 'Over budget',

  'change.added': 'new',
  'change.none': 'no change',
  'change.other': 'charges without a quantity',
  'change.part': '{{name}} {{amount}}',
  'change.price': 'price',
  'change.quantity': 'quantity',
  'change.removed': 'no longer used',
  'change.share': '{{amount}} ({{share}})',

  'forecast.complete': 'The month is over',
  'forecast.error': 'typical error {{share}}',
  'forecast.error.none': 'error not known yet',
  'forecast.none': 'Not enough data',
  'forecast.none.title':
    'The forecast needs costs of at least two weeks before this day.',

  'kind.billed': 'Billed cost',
  'kind.effective': 'Effective cost',
  'kind.list': 'List cost',
  'kind.billed.help': 'As invoiced, when it is invoiced.',
  'kind.effective.help':
    'After discounts, with prepayments spread over the days they pay for.',
  'kind.list.help': 'At public prices, without discounts.',

  'reopened.title':
    'A correction of the provider arrived after the month was closed. Its totals changed.',
  'reopened.word': 'Reopened on {{day}}',
} as const;
