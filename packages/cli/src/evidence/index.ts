export { readConfigurationFiles } from './readConfiguration';
export * from './readEvidence';
