export * from './LedgerAlarm';
export * from './SelfCheck';
