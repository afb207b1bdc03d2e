/**
 * Extension points of entity health, and its service for other plugins.
 *
 * @packageDocumentation
 */
export {
  type EntityHealthService,
  entityHealthServiceRef,
} from './entityHealthServiceRef';
export * from './pastHistory';
