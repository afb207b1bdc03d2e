/** The texts of the pages that compare recorded decisions with another policy. @internal */
export const whatIfMessages = {
  of: 'the what-if',
  'of.list': 'what-ifs',
  'of.results': 'results',
  'of.count': 'the number of decisions',
  'noAccess.title': "You don't have access",
  'noAccess.text':
    'A what-if needs the permission guardrails.whatif, and you have to be in guardrails.access.readers or guardrails.access.operators. Ask the operator of this portal.',
  'absent.title': "What-if not found, or you don't have access",
  'absent.text':
    'Results can be read only by the person who started the what-if, for 30 days.',
  back: 'All what-ifs',

  'list.title': 'Your what-ifs',
  'list.note': 'Kept for 30 days. Only you can read them.',
  'list.empty.title': 'No what-ifs yet',
  'list.empty.text':
    'A what-if evaluates recorded decisions again with a bundle or parameters that are not active, and shows which outcomes would differ. It changes nothing.',
  'list.decisions': 'Decisions from, until',
  'list.started': 'Started',
  'list.state': 'State',
  'list.compared': 'Decisions',

  'start.title': 'New what-if',
  'start.action': 'Start what-if',
  'start.failure': 'The what-if was not started',
  'start.note':
    'Evaluates recorded decisions again with the policy that you choose. No decision, exception or ledger entry changes. One what-if runs at a time in this portal; you can cancel it.',
  'start.since': 'Decisions from',
  'start.until': 'Decisions until',
  'start.until.help': 'This day included. Leave empty for now.',
  'start.bundle': 'Choose bundle',
  'start.bundle.none':
    'No file: the active bundle. A file has to contain all rules.',
  'start.bundle.chosen': 'Bundle: {{name}}',
  'start.bundle.clear': 'Use the active bundle',
  'start.parameters': 'Parameters (JSON)',
  'start.parameters.help':
    'As in guardrails.policy.parameters. Leave empty for the active ones.',
  'start.parameters.file': 'Choose parameters file',
  'start.over': 'Change',
  'start.over.shipped': 'The shipped parameters, with these values',
  'start.over.active': 'The active parameters, with these values',
  'start.missing.policy': 'Choose a bundle, or enter parameters.',
  'start.missing.since': 'Choose the first day.',
  'start.missing.order': 'The last day is before the first day.',
  'start.missing.json': 'The parameters are not a JSON object.',
  'start.count_one': 'Compares {{count}} decision that you can read.',
  'start.count_other': 'Compares {{count}} decisions that you can read.',
  'start.count.more':
    'Compares more than 1,000 decisions that you can read, at most 50,000.',
  'start.count.none': 'There is no decision in this time that you can read.',

  'kind.newly-denied': 'Newly denied',
  'kind.newly-needs-approval': 'Newly needs approval',
  'kind.newly-allowed': 'Newly allowed',
  'kind.not-judged': 'Not evaluated',
  'kind.unchanged': 'Unchanged',

  'state.running': 'Running',
  'state.running.text': 'Recorded decisions are being evaluated again.',
  'state.finished': 'Finished',
  'state.finished.text': 'All decisions of this time were compared.',
  'state.cancelled': 'Cancelled',
  'state.cancelled.text':
    'It was cancelled. What was compared until then is below.',
  'state.failed': 'Failed',
  'state.failed.text':
    'It could not be finished. What was compared until then is below.',
  'state.interrupted': 'Interrupted',
  'state.interrupted.text':
    'The replica that ran it stopped. What was compared until then is below. Start it again: it does not continue.',

  'view.title': 'What-if',
  'view.failed': 'The what-if failed',
  'view.decisions': 'Decisions from {{since}} until {{until}}',
  'view.started': 'Started {{at}}',
  'view.expires': 'Deleted {{at}}',
  'view.cancel': 'Cancel what-if',
  'view.cancel.failed': 'The what-if was not cancelled',
  'view.progress.title': 'Progress',
  'view.progress': '{{done, number}} of {{total, number}} decisions compared',
  'view.policy': 'Compared with',
  'view.bundle': 'Bundle',
  'view.bundleDigest': 'Bundle digest',
  'view.parametersDigest': 'Parameters digest',

  'counts.title': 'What would change',
  'counts.show': '{{name}}: {{number}}. Show the decisions',
  'counts.none.title': 'No decisions in this time',
  'counts.none.text':
    'Choose a longer time. Decisions that you can read are compared when you start the next what-if.',
  'counts.same':
    'All decisions that were compared would have the same outcome.',
  'counts.leftOut_one':
    "{{count}} decision of this time is left out: you don't have access to it.",
  'counts.leftOut_other':
    "{{count}} decisions of this time are left out: you don't have access to them.",
  'counts.older_one':
    '{{count}} of the changed decisions was made by an older engine. Facts that were not recorded then explain {{explained, number}}.',
  'counts.older_other':
    '{{count}} of the changed decisions were made by an older engine. Facts that were not recorded then explain {{explained, number}}.',
  'counts.notJudged': 'Not evaluated: {{reasons}}',
  'counts.reason': '{{reason}} ({{decisions, number}})',
  'reason.not-kept': 'a part is not kept any more',
  'reason.not-readable': 'a part cannot be read by this version',
  'reason.tampered': 'a stored part changed after the decision',

  'groups.rules': 'By rule',
  'groups.rules.name': 'Rule',
  'groups.teams': 'By team',
  'groups.teams.name': 'Team',
  'groups.teams.none': 'Not owned',
  'groups.targets': 'By target',
  'groups.targets.name': 'Target',
  'groups.targets.none': 'No target',
  'groups.more_one': 'Show {{count}} more',
  'groups.more_other': 'Show {{count}} more',
  'groups.show': '{{name}}, {{kind}}: {{number}}. Show the decisions',

  'results.title': 'Decisions',
  'results.label': 'Decisions that would change',
  'results.filter.label': 'Filter results',
  'results.filter.result': 'Result',
  'results.filter.rule': 'Rule',
  'results.filter.team': 'Team',
  'results.filter.target': 'Target',
  'results.noMatch': 'No results match these filters',
  'results.empty.title': 'No compared decision would change',
  'results.empty.text':
    'Decisions whose outcome stays the same are counted and not listed.',
  'results.result': 'Result',
  'results.decision': 'Decision',
  'results.where': 'Where',
  'results.why': 'Why',
  'results.outcomes': '{{before}} → {{after}}',
  'results.stricter': 'Stricter: {{rule}}',
  'results.milder': 'Milder: {{rule}}',
  'results.lacking.explains':
    'Not recorded then: {{facts}}. This alone explains the difference.',
  'results.lacking.partly':
    'Not recorded then: {{facts}}. This does not explain the difference alone.',
  'results.olderEngine': 'Decided by engine {{version}}',
} as const;
