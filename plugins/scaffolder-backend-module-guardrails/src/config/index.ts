export * from './TerraformOptions';
export * from './listConditions';
export * from './readDriftOptions';
export * from './readEnvironments';
export * from './readLongestWait';
export * from './readTerraformOptions';
