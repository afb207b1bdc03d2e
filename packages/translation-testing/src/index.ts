/**
 * Shows pages in a language of other letters, so that a text that is no message is found.
 *
 * @packageDocumentation
 */
export { greekApp } from './greekApp';
export { latinTexts } from './latinTexts';
