export * from './requireInitiator';
export * from './requireOwnership';
export * from './TaskPrivacy';
