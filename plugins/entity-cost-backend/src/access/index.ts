export * from './AccessControl';
export * from './Caller';
export * from './CallerIdentifier';
export * from './costResource';
export * from './CostScope';
export * from './readAccessConfig';
export * from './registerPermissions';
export * from './rules';
