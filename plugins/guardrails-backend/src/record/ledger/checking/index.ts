export * from './Continuity';
export * from './findEntryFault';
export * from './LedgerAlarm';
export * from './SelfCheck';
