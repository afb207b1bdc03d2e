export * from './prepareWorkspace';
export * from './TerraformSession';
