/** The texts around the pages. @internal */
export const shellMessages = {
  title: 'Cost',
  subtitle: 'What teams, systems and services cost, and why it changed',
  'tab.budgets': 'Budgets',
  'tab.loads': 'Loads',
  'tab.month': 'Month',
  'tab.rules': 'Rules',
} as const;
