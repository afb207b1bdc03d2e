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
  /** Left out: the status of the code. */
  statusCode?: number;
  /** Where in the body, as a JSON pointer. */
  path?: string;
  /** Seconds to wait, where waiting helps. */
  retryAfter?: number;
  cause?: unknown;
};
