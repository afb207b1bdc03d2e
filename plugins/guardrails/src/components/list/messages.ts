/** The texts of what lists share. @internal */
export const listMessages = {
  'export.csv': 'Export CSV',
  'export.json': 'Export JSON',
  'export.failed': 'The {{what}} could not be exported',
  'level.advisory': 'advisory',
  'level.approval': 'approval',
  'level.mandatory': 'mandatory',
  'level.off': 'off',
  order: 'Order',
  'order.newest': 'Newest first',
  'order.oldest': 'Oldest first',
  copyLink: 'Copy link',
} as const;
