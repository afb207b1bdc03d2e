export * from './checkVariables';
export * from './definition';
export * from './ModuleRegistry';
export * from './TerraformModule';
