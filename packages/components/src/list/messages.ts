/** The texts of lists. @internal */
export const listMessages = {
  clear: 'Clear filters',
  'further.text':
    'Only a part of the list was searched for this page. Next searches further.',
  'further.title': 'No match found yet',
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
