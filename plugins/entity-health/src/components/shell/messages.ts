/** The texts around the pages. @internal */
export const shellMessages = {
  title: 'Health',
  subtitle: 'What fails, since when, and who owns it',
  'tab.endpoints': 'Endpoints',
  'tab.incidents': 'Incidents',
  'tab.maintenance': 'Maintenance',
  'tab.wall': 'Wall screen',
} as const;
