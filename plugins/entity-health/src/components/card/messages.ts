/** The texts of the card of an entity. @internal */
export const cardMessages = {
  title: 'Health',
  of: 'health',
  failed: 'Health could not be loaded',
  all: 'All endpoints and history',
  checked: 'checked {{when}}',

  'absent.title': "You don't have access",
  'absent.text':
    "The entity doesn't exist, or you may not see its health. Contact its owner.",

  'endpoints.label': 'Endpoints',
  'endpoints.more_one': '{{count}} more endpoint',
  'endpoints.more_other': '{{count}} more endpoints',

  'strip.label': 'Last 24 hours',
  'strip.bar': '{{from}}: {{text}}',
  'strip.checks_one': '{{word}}, {{of}} of {{count}} check',
  'strip.checks_other': '{{word}}, {{of}} of {{count}} checks',
  'strip.none': 'no check',
  'strip.maintenance': 'maintenance',
  'strip.time': '{{at, datetime}}',

  'members.label': 'Entities that are not healthy',
  'members.title': 'What belongs to it',
  'members.none': 'Nothing that belongs to it has health endpoints.',
  'members.pass': 'Everything that belongs to it is healthy.',
  'members.more_one': '{{count}} more is not healthy',
  'members.more_other': '{{count}} more are not healthy',
} as const;
