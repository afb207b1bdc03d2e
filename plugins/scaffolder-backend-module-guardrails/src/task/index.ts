export * from './requireInitiator';
export * from './requireOwnership';
