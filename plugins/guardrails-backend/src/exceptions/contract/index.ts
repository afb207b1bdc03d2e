export * from './contractOf';
export * from './fingerprintOf';
