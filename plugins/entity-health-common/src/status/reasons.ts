/**
 * Why a check has its status. The list is closed: a reason is chosen here and never taken from an answer, so it cannot
 * carry a body, a header, an address or a socket error.
 * @public
 */
export const healthReasons = [
  // what the answer says
  'reported-healthy',
  'reported-degraded',
  'reported-failure',
  'reported-unknown',
  'status-code-success',
  'status-code-failure',
  'access-denied',
  'not-found',
  'redirected',
  // why the answer says nothing
  'unrecognised-status',
  'malformed-body',
  'ambiguous-body',
  'body-too-large',
  'body-too-deep',
  'no-components',
  'status-code-invalid',
  // conditions of the entity
  'condition-failed',
  'latency-high',
  'certificate-expires-soon',
  // why there is no answer
  'host-not-allowed',
  'unreachable',
  'timed-out',
  'certificate-invalid',
  'credential-not-allowed',
  'not-checked-yet',
  'not-confirmed',
  'stale',
] as const;

/** @public */
export type HealthReason = (typeof healthReasons)[number];
