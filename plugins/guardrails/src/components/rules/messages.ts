/** The texts of rules. @internal */
export const rulesMessages = {
  of: 'rules',
  'of.one': 'the rule',
  'failed.one': 'The rule could not be loaded',

  'absent.action': 'View all rules',
  'absent.text':
    'The active bundle has no rule {{id}}. Decisions that name it used another bundle.',
  'absent.title': 'Rule not found in the active bundle',

  'bundles.builtIn': 'built-in',
  'bundles.digest': 'the bundle digest',
  'bundles.digest.named': 'the digest of {{namespace}}',
  'bundles.many_one': '{{count}} bundle: {{bundles}}',
  'bundles.many_other': '{{count}} bundles: {{bundles}}',
  'bundles.named': '{{namespace}} {{digest}}, revision {{revision}}',
  'bundles.one': 'bundle {{digest}}, revision {{revision}}',

  'empty.title': 'No rules match',
  'empty.text':
    'Search by words of the title, the ID, the description or the objective.',
  found_one: '{{count}} rule of {{bundles}}',
  found_other: '{{count}} rules of {{bundles}}',
  search: 'Search rules',

  'request.change': 'Request a change',
  'request.new': 'Request a rule',
  'request.wanted': 'Requested change',

  'level.off': 'off',
  'note.lowered': 'Lowered in {{environment}} from {{own}} to {{level}}.',
  'note.lowered.reason':
    'Lowered in {{environment}} from {{own}} to {{level}}:',
  'note.new': 'New in {{environment}}:',
  'note.new.text':
    '{{level}} instead of {{own}} until an operator reviews the rule, because it was adopted after {{date}}.',
  'note.off': 'Off in {{environment}}.',
  'note.off.reason': 'Off in {{environment}}:',
  'note.owner': 'Owner: {{owner}}',

  'table.label': 'Rules',
  'table.objective': 'Objective',
  'table.production': 'Level in production',
  'table.rule': 'Rule',
  'table.severity': 'Severity',

  'view.adopted': 'Adopted',
  'view.alwaysOn': "Parameters can't turn this rule off. {{why}}",
  'view.appliesTo': 'Applies to',
  'view.appliesTo.configuration': 'The whole configuration',
  'view.appliesTo.infrastructure': '{{types}} on {{changes}}',
  'view.author': 'Author',
  'view.decisions': 'Decisions with this violation',
  'view.details': 'Details',
  'view.digest': 'Digest',
  'view.digest.name': 'the rule digest',
  'view.documentation': 'Documentation',
  'view.evidence': 'Required evidence',
  'view.exceptions': 'Exceptions to this rule',
  'view.facts': 'Facts',
  'view.findings': 'Findings of this rule',
  'view.fix': 'Fix:',
  'view.levels': 'Enforcement level',
  'view.none': 'None',
  'view.objective': 'Objective',
  'view.parameters': 'Parameters',
  'view.references': 'References',
  'view.review': 'Next review',
  'view.severity': 'Severity',
  'view.why': 'Why this rule exists',
} as const;
