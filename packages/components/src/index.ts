/**
 * Lists, filters, forms, states and charts that the pages of all plugins share.
 *
 * @packageDocumentation
 */
export * from './catalog';
export * from './charts';
export * from './filters';
export * from './forms';
export * from './layout';
export * from './list';
export * from './remote';
export * from './text';
export { componentsTranslationRef, useTexts } from './translation';
export type * from './translation/Translate';
