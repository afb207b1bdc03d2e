export * from './createLeases';
export * from './commands/leaseDecided';
