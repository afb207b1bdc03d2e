/** The texts of failed deliveries. @internal */
export const undeliveredMessages = {
  of: 'failed deliveries',
  'of.abilities': 'your permissions',
  back: 'Back to ledger',
  note: 'oldest first',
  title: 'Failed deliveries',

  'empty.text':
    'A failed delivery is retried automatically. It is listed here until it succeeds, is resent, or its retention period ends.',
  'empty.title': 'All deliveries succeeded',
  'forbidden.text':
    'Deliveries concern all teams. Contact the operator of this portal.',
  'forbidden.title': 'Only operators can view failed deliveries',

  'state.retrying': 'Retrying',
  'state.retrying.text': 'Will be retried automatically.',
  'state.failed': 'Failed',
  'state.failed.text':
    'Will not be retried. Resend it once the receiver works.',

  'table.label': 'Failed deliveries, oldest first',
  'table.actions': 'Actions',
  'table.attempts': 'Attempts',
  'table.created': 'Created',
  'table.error': 'Error',
  'table.message': 'Message',
  'table.receiver': 'Receiver',
  'table.resend': 'Resend',
  'table.resend.failed': 'The message was not resent',
  'table.resend.label': 'Resend: {{title}}',
  'table.state': 'State',
} as const;
