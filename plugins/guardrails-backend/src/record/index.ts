export * from './beginLedger';
export * from './recordEvents';
