/**
 * Evaluates a policy bundle in WebAssembly and resolves what it found into a verdict.
 *
 * @packageDocumentation
 */
export * from './bundle';
export * from './engine';
export * from './errors';
export type { Evaluation, RuleResult } from './evaluate';
export * from './parameters';
export * from './resolve';
