export * from './beginLedger';
