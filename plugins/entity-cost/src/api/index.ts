export * from './entityCostApiRef';
export * from './entityCostApiFactory';
