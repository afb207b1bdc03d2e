export * from './createRuleDigest';
export * from './createEarlierRuleDigest';
