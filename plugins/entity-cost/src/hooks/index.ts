export * from './useCost';
export * from './useCostApi';
