export * from './barePlan';
export * from './declaredDefault';
export * from './readPlaces';
export * from './readSchemas';
