export * from './resolveEnvironment';
export * from './refuseLowered';
