export * from './store/DatabaseActiveExceptions';
export { UnreadableSnapshotError } from './store/SnapshotStore';
export { whereWaiving } from './store/inForce';
export * from './carryOver';
export * from './createExceptions';
export * from './commands/exceptionDecided';
export * from './commands/policyRequestDecided';
