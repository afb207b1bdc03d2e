export * from './commands/createClaims';
export * from './commands/createLifetimes';
export * from './createSandboxes';
export * from './store/SandboxStore';
