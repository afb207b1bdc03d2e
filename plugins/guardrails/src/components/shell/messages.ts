/** The texts around the pages. @internal */
export const shellMessages = {
  title: 'Guardrails',
  subtitle: 'Policy decisions, approvals and the rules behind them',
  'tab.access': 'Access',
  'tab.approvals': 'Approvals',
  'tab.compliance': 'Compliance',
  'tab.decisions': 'Decisions',
  'tab.exceptions': 'Exceptions',
  'tab.insights': 'Insights',
  'tab.ledger': 'Ledger',
  'tab.rules': 'Rules',
  'tab.whatIf': 'What if',
} as const;
