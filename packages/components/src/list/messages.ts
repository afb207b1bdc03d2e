/** The texts of lists. @internal */
export const listMessages = {
  clear: 'Clear filters',
  nothing: 'Nothing on this page',
  'pages.label': 'Pages of {{what}}',
  'pages.first': 'First page',
  'pages.next': 'Next',
  'pages.previous': 'Previous',
  'pages.reload': 'Reload',
} as const;
