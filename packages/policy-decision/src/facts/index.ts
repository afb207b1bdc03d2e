export * from './FactsPort';
export * from './withoutServer';
export * from './withoutModules';
