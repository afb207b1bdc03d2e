/** The texts of the choice of month, currency and kind of cost. @internal */
export const selectionMessages = {
  label: 'Month, currency and cost',
  month: 'Month',
  'month.newest': 'Newest month',
  currency: 'Currency',
  'currency.all': 'All, not compared',
  kind: 'Cost',
  'kind.list': 'List prices, because you have no access to negotiated prices.',
  export: 'Export CSV',
  'export.usage': 'Export usage as CSV',
  'export.failed': 'The file was not made',
} as const;
