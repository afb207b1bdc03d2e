export * from './contractOf';
export * from './fingerprintOf';
export * from './inForceOf';
