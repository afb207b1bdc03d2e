export * from './createRuleDigest';
export * from './createEarlierRuleDigest';
export type { RuleReads } from './rowsByType';
