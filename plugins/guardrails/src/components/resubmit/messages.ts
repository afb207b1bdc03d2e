/** The texts of opening a form again with the values of a run. @internal */
export const resubmitMessages = {
  title: 'Fix and resubmit',
  action: 'Fix and resubmit',
  trying: 'Trying fixes. Nothing is recorded.',
  'change.title': 'Changes in the form',
  change: '{{field}}: {{from}} → {{to}}',
  'change.empty': 'empty',
  'open.title': 'Still to do',
  'open.field': '{{field}} (step “{{step}}”): {{fix}}',
  'open.module': '{{path}} of {{resource}} in module {{module}}: {{fix}}',
  'open.unseen': 'Only the plan shows this: {{message}} {{fix}}',
  leftOut:
    'Too long for an address. Enter again in the form: {{fields}}. The other values are filled in.',
  'note.allow':
    'Checked with these values: no violations found. The form opens with them, and the plan is checked again after you submit.',
  'note.warn':
    'Checked with these values: warnings only. The form opens with them, and the plan is checked again after you submit.',
  'note.needs-approval':
    'Checked with these values: needs approval. The form opens with them.',
  'note.deny':
    'Checked with these values: still denied. The form opens with them.',
  'note.untried':
    'The form opens with the values of this run. Fixes could not be tried.',
} as const;
