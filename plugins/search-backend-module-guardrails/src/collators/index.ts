export * from './createDecisionCollator';
export * from './createExceptionCollator';
export * from './createRuleCollator';
