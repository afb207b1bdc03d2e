export * from './EndpointsContent';
