/** Codes that every service answers with. @public */
export type RefusalCode =
  | 'bad-request'
  | 'body-incomplete'
  | 'body-too-large'
  | 'internal'
  | 'method-not-allowed'
  | 'not-allowed'
  | 'not-authenticated'
  | 'not-found'
  | 'store-refused'
  | 'store-unavailable';

/** Why a request is refused. @public */
export type Refusal = {
  code: RefusalCode;
  message: string;
  /** Where in the body, as a JSON pointer. */
  path?: string;
  /** Seconds to wait, where waiting helps. */
  retryAfter?: number;
  cause?: unknown;
};

/** An error of a service: its client throws what the service answered. @public */
export interface ServiceError extends Error {
  readonly code: string;
  readonly statusCode: number;
  readonly path?: string;
  readonly retryAfter?: number;
}

/** The error class of a service; it knows the status of each code. @public */
export type ServiceErrorClass = new (refusal: Refusal) => ServiceError;
