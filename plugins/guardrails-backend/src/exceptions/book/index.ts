export * from './DatabaseExceptionBook';
export * from './inForce';
export * from './SnapshotStore';
