export * from './beginEpoch';
export * from './DatabaseLedger';
export * from './DatabaseTiles';
export * from './durably';
export * from './Ledger';
export * from './pagesOf';
export * from './retryOnConflict';
