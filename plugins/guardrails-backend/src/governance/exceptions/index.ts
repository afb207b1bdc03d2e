export * from './store/DatabaseExceptionBook';
export * from './carryOver';
export * from './Exceptions';
export * from './PolicyRequests';
export * from './createExceptions';
export * from './commands/exceptionDecided';
export * from './commands/policyRequestDecided';
