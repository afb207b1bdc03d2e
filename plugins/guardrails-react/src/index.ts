/**
 * Components and hooks that show decisions and findings.
 *
 * @packageDocumentation
 */
export * from './api';
export * from './components';
export * from './hooks';
export * from './text';
export { guardrailsReactTranslationRef } from './translation';
