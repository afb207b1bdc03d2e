export * from './TerraformOptions';
export * from './readTerraformOptions';
