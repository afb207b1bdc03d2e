export * from './carryOver';
export * from './conditionOf';
export * from './RuleHistory';
