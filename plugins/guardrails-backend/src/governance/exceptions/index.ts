export * from './store/DatabaseActiveExceptions';
export { whereWaiving } from './store/inForce';
export * from './carryOver';
export * from './createExceptions';
export * from './commands/exceptionDecided';
export * from './commands/policyRequestDecided';
