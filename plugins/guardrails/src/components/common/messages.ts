/** The texts of what every page uses. @internal */
export const commonMessages = {
  by: 'by {{actor}}',
  'people.more_one': '{{people}} and {{count}} more',
  'people.more_other': '{{people}} and {{count}} more',
  'people.or': 'or',
  'people.owner': 'the owner of the target',
  'target.none': 'No entity',
} as const;
