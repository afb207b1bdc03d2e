import {
  ServiceError,
  type ServiceErrorOptions,
} from '@backstage-guardrails/service-client';

/** Codes of the health service, and the status with which it answers them. @public */
export const entityHealthErrorStatus = {
  /** The body or a parameter does not have the documented shape. */
  'bad-request': 400,
  /** The body ended before its announced length. */
  'body-incomplete': 400,
  'body-too-large': 413,
  'not-authenticated': 401,
  /** The caller may not do this. */
  'not-allowed': 403,
  /** It does not exist, or the caller may not read it. */
  'not-found': 404,
  /** The path is there, but not with this method. */
  'method-not-allowed': 405,
  /** The maintenance does not end after it starts, or its end has passed. */
  'maintenance-invalid': 422,
  /** The maintenance is longer than 24 hours, alone or together with maintenance that it follows on. */
  'maintenance-too-long': 422,
  /** The maintenance is over, so it cannot be ended. */
  'maintenance-over': 409,
  /** The entity has as much maintenance to come as it may have. */
  'maintenance-too-many': 409,
  /** The catalog could not say what the caller may read. */
  'catalog-unavailable': 503,
  /** The database takes no such record, however often it is sent. */
  'store-refused': 500,
  /** The database does not answer. */
  'store-unavailable': 503,
  /** The service failed; its log says why. */
  internal: 500,
} as const;

/** @public */
export type EntityHealthErrorCode = keyof typeof entityHealthErrorStatus;

/**
 * A refusal of the health service, with a code for programs. The client throws what the server answered.
 * @public
 */
export class EntityHealthError extends ServiceError {
  constructor(
    options: ServiceErrorOptions & {
      code: EntityHealthErrorCode | (string & {});
    },
  ) {
    super('EntityHealthError', entityHealthErrorStatus, options);
  }
}
