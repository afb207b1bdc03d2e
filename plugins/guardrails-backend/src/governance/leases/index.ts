export * from './Leases';
export * from './createLeases';
export * from './commands/leaseDecided';
