export * from './Evaluator';
export type { RuleResult } from './readResult';
