import {
  ServiceError,
  type ServiceErrorOptions,
} from '@backstage-guardrails/service-client';

const statuses = {
  'bad-request': 400,
  'not-allowed': 403,
  'method-not-allowed': 405,
  'body-too-large': 413,
  'store-unavailable': 503,
};

/** The error class of a service, as small as one can be. */
export class TestError extends ServiceError {
  constructor(options: ServiceErrorOptions) {
    super('TestError', statuses, options);
  }
}
