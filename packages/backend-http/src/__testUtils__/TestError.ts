import type { Refusal, ServiceError } from '../errors';

const statuses: Partial<Record<string, number>> = {
  'bad-request': 400,
  'not-allowed': 403,
  'method-not-allowed': 405,
  'body-too-large': 413,
  'store-unavailable': 503,
};

/** The error class of a service, as small as one can be. */
export class TestError extends Error implements ServiceError {
  readonly code: string;
  readonly statusCode: number;
  readonly path?: string;
  readonly retryAfter?: number;

  constructor(refusal: Refusal) {
    super(refusal.message, { cause: refusal.cause });
    this.name = 'TestError';
    this.code = refusal.code;
    this.statusCode = statuses[refusal.code] ?? 500;
    this.path = refusal.path;
    this.retryAfter = refusal.retryAfter;
  }
}
