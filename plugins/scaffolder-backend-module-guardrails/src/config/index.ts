export * from './TerraformOptions';
export * from './listConditions';
export * from './readEnvironments';
export * from './readLongestWait';
export * from './readTerraformOptions';
