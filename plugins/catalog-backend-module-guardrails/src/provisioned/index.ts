export * from './createRouter';
export * from './ProvisionedEntityProvider';
