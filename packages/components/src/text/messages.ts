/** The texts that name times, states and values. @internal */
export const textMessages = {
  'copy.done': 'Copied',
  invisible: 'Invisible character',
  'time.absolute': '{{at, datetime}}',
  'time.both': '{{absolute}} {{relative}}',
  'time.now': 'just now',
  'time.relative': '{{value, relativetime}}',
  'time.unknown': 'unknown time',
} as const;
