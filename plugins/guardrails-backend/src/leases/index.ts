export * from './Leases';
export * from './createLeases';
