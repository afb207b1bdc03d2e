export type {
  ComparedDecision,
  LackingFacts,
  OutcomeChange,
  RuleChange,
} from './Comparison';
export * from './startWhatIf';
