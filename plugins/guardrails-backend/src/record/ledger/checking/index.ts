export * from './Continuity';
export * from './faultOfEntries';
export * from './LedgerAlarm';
export * from './SelfCheck';
