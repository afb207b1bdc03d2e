/** The texts of links into the catalog. @internal */
export const catalogMessages = {
  absent: "{{name}} (not in the catalog, or you can't see it)",
  'absent.history':
    "{{name}} (not in the catalog, or you can't see it; {{history}})",
  'absent.why':
    "There is no such entity in the catalog, or you don't have access to it.",
  history: 'history',
} as const;
