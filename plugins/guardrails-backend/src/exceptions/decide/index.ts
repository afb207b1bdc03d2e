export * from './recordDecided';
export * from './revokeException';
