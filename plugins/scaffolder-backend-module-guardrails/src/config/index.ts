export * from './TerraformOptions';
export * from './conditionsOf';
export * from './readEnvironments';
export * from './readLongestWait';
export * from './readTerraformOptions';
