export * from './HealthCard';
export * from './LoadedHealth';
