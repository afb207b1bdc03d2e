/** The texts of what an entity declares, and of what is missing. @internal */
export const declareMessages = {
  'nothing.title': 'No health endpoints',
  'nothing.text':
    "Add an annotation to the entity's catalog file. The endpoint is checked within a minute after the catalog has read it.",
  'nothing.link': 'Links of type health count, too.',
  'annotation.copy': 'Copy annotation',
  'annotation.label': 'Annotation to add',

  'polling.title': 'Health checks are turned off',
  'polling.operator':
    'An operator of this portal has to name the hosts that may be checked:',
  'polling.copy': 'Copy configuration',
  'polling.label': 'Configuration to add',

  'problems.title_one': '{{count}} problem in the annotations',
  'problems.title_other': '{{count}} problems in the annotations',
  'problems.fix': 'Fix: {{fix}}',
  'problems.link': 'link {{index}}',
  'problems.line': '{{annotation}}, line {{line}}',
  'problems.path': '{{annotation}}, {{path}}',
  'problems.more_one': '{{count}} more',
  'problems.more_other': '{{count}} more',
} as const;
