export * from './announceEnds';
export * from './checkControls';
export * from './keepDebt';
export * from './scheduleExceptions';
