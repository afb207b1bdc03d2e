export * from './AccessControl';
export * from './decisionResource';
export * from './FindingReadScope';
export * from './findingResource';
export * from './findingRules';
export * from './ReadScope';
export * from './rules';
export * from './searchDocument';
