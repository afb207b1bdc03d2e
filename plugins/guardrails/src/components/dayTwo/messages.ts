/** The texts of what can be done with a resource that exists. @internal */
export const dayTwoMessages = {
  title: 'Actions',
  change: 'Change',
  'change.label': 'Change: {{template}}',
  delete: 'Delete',
  'delete.label': 'Delete: {{template}}',
  access: 'Request access',
  filled:
    'The forms open with the current values. The plan is checked before anything changes.',
  secrets: 'Secrets are not stored. Enter again: {{names}}.',
} as const;
