/** The texts of what is shown where there are no costs. @internal */
export const statesMessages = {
  'noAccess.title': "You don't have access",
  'noAccess.text':
    'Costs of an entity are visible to its owners and to the finance groups of this portal.',
  'noAccess.owned': 'Contact {{owners}}.',
  'noAccess.unowned':
    'The entity has no owner in the catalog. Contact the operator of this portal.',

  'noCost.title': 'No costs in {{month}}',
  'noCost.how':
    'Costs reach an entity by a tag of the resource (component, system or owner), by a rule of finance, or by an annotation in its catalog file:',
  'noCost.copy': 'Copy the annotation',
  'noCost.members': 'Nothing that belongs to it has costs in this month.',
  'noCost.next':
    'Put in the tags that your resources have. Costs appear with the next load.',

  'noData.title': 'No cost data yet',
  'noData.text':
    'An operator of this portal has to add billing data. What is missing:',
  'noData.waiting':
    'A source is configured. Costs appear after its first load.',

  'partial.text':
    'Some of what belongs to it is left out, because you have no access to its costs.',

  'problems.title': 'Annotations with errors',
  'problems.label': 'Errors in annotations',

  'refused.title': 'Refused claims',
  'refused.label': 'Claims of annotations that were refused',
  'refused.line': '{{amount}} by {{annotation}}',
  'refused.allocated':
    'A rule or an owner tag gives it to another owner. Ask finance to change the rule, or correct the tag.',
  'refused.contested':
    'Another entity claims it too. Narrow one of the two annotations.',
  'refused.owner-unknown':
    'Its owner tag names no group or user of the catalog. Correct the tag.',

  'several.text': 'Several currencies: not compared.',
} as const;
