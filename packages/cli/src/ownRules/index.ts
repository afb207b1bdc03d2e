export * from './compileOwnRules';
export * from './withOwnRules';
