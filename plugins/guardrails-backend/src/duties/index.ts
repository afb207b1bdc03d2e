export * from './conflictsOf';
export * from './refuseConflicts';
