export * from './changeApproval';
export * from './closeEarlier';
export * from './dueAt';
export * from './insertPeople';
export * from './prepare';
export * from './writeRequest';
