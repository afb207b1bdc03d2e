export * from './findConflicts';
export * from './Duties';
export * from './refuseConflicts';
