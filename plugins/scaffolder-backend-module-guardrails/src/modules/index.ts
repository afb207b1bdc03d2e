export * from './checkVariables';
export * from './definition';
export * from './isConfiguration';
export * from './ModuleRegistry';
export * from './TerraformModule';
