export * from './offRules';
export * from './renderPath';
export * from './resolve';
