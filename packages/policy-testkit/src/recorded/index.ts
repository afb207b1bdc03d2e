export * from './recordDecisions';
