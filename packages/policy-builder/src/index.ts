/**
 * Lints, tests and compiles rules into a bundle: those of this repository and those of an organisation.
 *
 * @packageDocumentation
 */
export * from './archive';
export * from './bundle';
export * from './create';
export * from './errors';
export * from './lint';
export * from './opa';
export * from './rules';
export * from './test';
export * from './workspace';
