/**
 * Checks the health endpoints of catalog entities.
 *
 * @packageDocumentation
 */
export { entityHealthPlugin as default } from './plugin';
