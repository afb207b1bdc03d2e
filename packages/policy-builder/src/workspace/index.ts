export * from './PolicyWorkspace';
export * from './openOwnRules';
export * from './ownRulesSchema';
export * from './policiesWorkspace';
export * from './readOwnRules';
