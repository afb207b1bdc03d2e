/** The texts of passkeys. @internal */
export const passkeysMessages = {
  'add.action': 'Add',
  'add.failed': 'The passkey was not added',
  'add.missing': 'Enter a name',
  'add.name': 'Name',
  'add.name.help': 'For example Laptop or Blue key',
  'add.note':
    'A new passkey can be used after its waiting period, and only for requests that are opened after it was added. You are notified of every passkey that is added for you. If it was not you, revoke it here at once.',
  'add.title': 'Add passkey',
  'error.domain':
    'Passkeys are configured for a different domain than this page. Contact the operators of this portal.',
  'error.noAnswer':
    'No answer from a passkey. The dialog was closed, timed out, or this device has none of your passkeys.',
  'error.registered': 'This device already has one of your passkeys.',
  'error.verification':
    "This device can't verify you. Set up a PIN, a fingerprint or face recognition on it.",
  none: 'You have no passkeys.',
  note: 'Sign your approvals where policy requires it',
  'state.active': 'Active',
  'state.pending': 'Pending',
  'state.revoked': 'Revoked',
  'table.actions': 'Actions',
  'table.added': 'Added',
  'table.label': 'Your passkeys',
  'table.lastUsed': 'Last used',
  'table.name': 'Name',
  'table.never': 'Never',
  'table.revoke': 'Revoke',
  'table.revoke.failed': 'The passkey was not revoked',
  'table.revoke.label': 'Revoke {{name}}',
  'table.state': 'State',
  'table.usableFrom': 'Usable from',
  title: 'Passkeys',
  unsupported:
    'This browser does not support passkeys, or the page is not served over HTTPS.',
  what: 'your passkeys',
} as const;
