export * from './HealthContent';
