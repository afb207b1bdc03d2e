export * from './Leases';
export * from './startLeases';
