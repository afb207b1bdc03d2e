/** The texts of lists. @internal */
export const listMessages = {
  clear: 'Clear filters',
  moreNames:
    'More names begin with this text than are searched. Type more letters to find the others.',
  nothing: 'Nothing on this page',
  'pages.label': 'Pages of {{what}}',
  'pages.first': 'First page',
  'pages.next': 'Next',
  'pages.previous': 'Previous',
  'pages.reload': 'Reload',
  'pages.size': 'Rows per page',
  total: '{{value, number}} in total',
  'total.least': '{{value, number}} or more in total',
  'total.more': 'more than {{value, number}} in total',
} as const;
