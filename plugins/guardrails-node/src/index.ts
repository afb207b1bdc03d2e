/**
 * Service reference, extension points and guarded actions of the Guardrails plugin.
 *
 * @packageDocumentation
 */
export * from './conditions';
export * from './extensions';
export * from './guard';
export * from './permissions';
export * from './secrets';
export * from './service';
export * from './start';
