export * from './prepareWorkspace';
export * from './secretFiles';
export * from './TerraformSession';
