export * from './exports';
export * from './LedgerReader';
