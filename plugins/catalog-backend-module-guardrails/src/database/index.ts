export * from './migrate';
export * from './ProvisionedStore';
