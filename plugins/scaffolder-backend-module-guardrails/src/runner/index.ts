export * from './CommandRunner';
export * from './createMask';
export * from './createRunner';
export * from './EmbeddedTerraformRunner';
export * from './killGroup';
export * from './renderCliConfiguration';
export * from './TerraformRunner';
