/** The texts of the card on an entity's overview. @internal */
export const cardMessages = {
  title: 'Cost',
  of: 'costs',
  failed: 'Costs could not be loaded',
  all: 'All costs',
  change: 'Largest change',
  'change.none': 'No service changed',
  forecast: 'Forecast',
  month: '{{month}}, {{kind}}',
  previous: 'Last month',
  'previous.same': '{{change}} against the same days of last month',
  'service.none': 'No service named',
  through: 'Data through {{day}}',
} as const;
