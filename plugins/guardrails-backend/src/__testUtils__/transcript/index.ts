export * from './commands';
export * from './Stage';
