export * from './LedgerError';
