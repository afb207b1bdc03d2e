/**
 * What the clients of services share: errors with codes, and reading them from an answer.
 *
 * @packageDocumentation
 */
export { entityPath } from './entityPath';
export {
  acceptAnswer,
  readJsonAnswer,
  type Answer,
  type AnsweringService,
} from './readAnswer';
export {
  ServiceError,
  type ServiceErrorClass,
  type ServiceErrorOptions,
} from './ServiceError';
