export * from './carryOver';
export * from './carryOverCondition';
export * from './Continuity';
export * from './RuleHistory';
