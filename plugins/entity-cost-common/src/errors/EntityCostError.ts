import {
  ServiceError,
  type ServiceErrorOptions,
} from '@backstage-guardrails/service-client';

/**
 * Codes of the service of entity cost itself. Readers of files and rules have codes of their own, which pass through
 * unchanged.
 * @public
 */
export const entityCostErrorStatus = {
  /** The body or a parameter does not have the documented shape. */
  'bad-request': 400,
  /** The body ended before its announced length. */
  'body-incomplete': 400,
  'not-authenticated': 401,
  /** The caller may not do this at all, or not with this entity. */
  'not-allowed': 403,
  'not-found': 404,
  /** The path is there, but not with this method. */
  'method-not-allowed': 405,
  /** Another version of the rules was saved after the one that the caller saw. */
  'rules-changed': 409,
  /** The budget is one of configuration or of an annotation, and is changed there. */
  'budget-elsewhere': 409,
  /** The same file is loaded already. */
  'load-unchanged': 409,
  'body-too-large': 413,
  /** A file is sent as `application/octet-stream`. */
  'type-unsupported': 415,
  'rules-invalid': 422,
  'budget-invalid': 422,
  /** No source of uploads has this id. */
  'source-unknown': 422,
  /** The file has a fault. Nothing of it is loaded. */
  'load-refused': 422,
  'estimate-invalid': 422,
  /** More rows than an export may have. */
  'export-too-large': 422,
  /** The service is busy. */
  overloaded: 429,
  /** A failure that the caller cannot correct; the log of the service says what. */
  internal: 500,
  /** The database takes no such record, however often it is sent. */
  'store-refused': 500,
  /** The catalog did not say whose the entity is. */
  'facts-unavailable': 503,
  'store-unavailable': 503,
} as const;

/** @public */
export type EntityCostErrorCode = keyof typeof entityCostErrorStatus;

/**
 * A refusal of the service of entity cost, with a code for programs. Answers carry the same fields, so the client throws
 * what the server threw.
 * @public
 */
export class EntityCostError extends ServiceError {
  constructor(
    options: ServiceErrorOptions & {
      code: EntityCostErrorCode | (string & {});
    },
  ) {
    super('EntityCostError', entityCostErrorStatus, options);
  }
}
