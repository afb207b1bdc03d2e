export * from './TerraformOptions';
export * from './readLongestWait';
export * from './readTerraformOptions';
