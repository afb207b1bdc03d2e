export * from './lintRules';
export * from './newRule';
export * from './testRules';
