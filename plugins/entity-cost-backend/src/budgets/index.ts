export * from './Budget';
export { BudgetAlerts } from './BudgetAlerts';
export { BudgetBook } from './BudgetBook';
export { type BudgetViewer, BudgetViews } from './BudgetViews';
export { subjectsAbove } from './subjectsAbove';
export { readBudgetsConfig } from './readBudgetsConfig';
export { readStaleConfig } from './readStaleConfig';
