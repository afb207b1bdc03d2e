/**
 * How the services of the suite read requests and answer errors.
 *
 * @packageDocumentation
 */
export * from './errors';
export * from './requests';
