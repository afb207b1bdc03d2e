export * from './AccessControl';
export * from './decisionResource';
export * from './ReadScope';
export * from './rules';
