export * from './continueException';
export * from './loosenedRules';
export * from './offRules';
export * from './refuseRulesAhead';
export * from './renderPath';
export * from './resolve';
