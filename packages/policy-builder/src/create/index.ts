export * from './createOwnRule';
export * from './ruleFiles';
