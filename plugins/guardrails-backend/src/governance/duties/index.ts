export * from './conflictsOf';
export * from './Duties';
export * from './refuseConflicts';
