/** The texts of links into the catalog. @internal */
export const catalogMessages = {
  absent: '{{name}} (not in the catalog)',
  'absent.history': '{{name}} (not in the catalog, {{history}})',
  'absent.why':
    "There is no such entity in the catalog, or you don't have access to it.",
  history: 'history',
} as const;
