/**
 * Golden stories, cases of other suites, and plans made to measure: what every host is tested with.
 *
 * @packageDocumentation
 */
export * from './bundles';
export * from './corpus';
export * from './line';
export * from './plans';
export * from './stories';
