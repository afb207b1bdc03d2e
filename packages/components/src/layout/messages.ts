/** The texts of pages as a whole. @internal */
export const layoutMessages = {
  'notFound.action': 'Go to the first page',
  'notFound.text':
    'The address may be mistyped, or from a version that had other pages.',
  'notFound.title': 'Page not found',
} as const;
