export * from './Leases';
export * from './LeaseStore';
export * from './Providers';
export * from './Reconciler';
export * from './scheduleReconciling';
