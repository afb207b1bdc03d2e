/** The texts of the preview in template forms. @internal */
export const previewMessages = {
  changes: 'Changes',
  'changes.none': 'No changes yet',
  checking: 'Checking policy',
  'choice.groups.failed':
    'Your groups could not be loaded. Open the list to try again.',
  'choice.groups.none':
    'You are in no group of the catalog, so there is no owner to choose. Ask the team that manages the catalog to add you to your group.',
  'choice.notChecked.failed':
    'These values could not be checked against policy. Open the list to try again. The request is checked after you submit it.',
  'choice.notChecked.tooMany':
    'The list has more than 100 values, so they are not checked against policy. The request is checked after you submit it.',
  'choice.refused': '{{value}} – not allowed here',
  'choice.refusedFor': '{{value}} – not allowed: {{reason}}',
  fix: 'Set {{field}} to {{value}}',
  'fix.oneOf': 'Set {{field}} to one of: {{values}}.',
  goTo: 'Go to {{field}}',
  incomplete: 'Preview: incomplete. No violations found so far.',
  missing_one: 'Required, and empty: {{fields}}.',
  missing_other: 'Required, and empty: {{fields}}.',
  notReady: "This template can't run now",
  'outcome.allow':
    'Preview: no violations found. The plan is checked again after you submit.',
  'outcome.deny_one':
    'Preview: {{count}} policy violation. Nothing has been submitted.',
  'outcome.deny_other':
    'Preview: {{count}} policy violations. Nothing has been submitted.',
  'outcome.needs-approval':
    'Preview: needs approval. Nothing has been submitted.',
  'outcome.warn_one':
    'Preview: {{count}} warning. The plan is checked again after you submit.',
  'outcome.warn_other':
    'Preview: {{count}} warnings. The plan is checked again after you submit.',
  unavailable:
    'Preview unavailable. The request is checked after you submit it.',
} as const;
