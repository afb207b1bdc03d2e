import { type HealthAnswer, isJsonType } from '../body';
import type { HealthReason, HealthStatus } from '../status';
import { type HealthComponent, limitComponents } from './components';
import { isEmptyList, type ReadAnswer, readAnswer } from './readAnswer';
import type { HealthDialect, Reading } from './types';

/** What an answer of a health endpoint comes to. @public */
export type HealthResult = {
  status: HealthStatus;
  reason: HealthReason;
  /** The dialect that was recognised; `status-code` where only the code was understood. */
  dialect: HealthDialect;
  /** At most {@link MAX_COMPONENTS}, the most severe ones first. */
  components: HealthComponent[];
  /** How many components the answer had beyond those. */
  omittedComponents: number;
};

/**
 * Classes an answer, in whatever dialect it is. The body says how the service is; a status code of 400 or more is a
 * failure whatever the body says, except where the dialect uses that code for a lesser state. Without a body that says
 * anything, a code of 200 to 299 is a pass. A body that should say something and cannot be read is unknown, not a pass.
 *
 * Never throws; the time is linear in the size of the body, of which at most {@link MAX_BODY_BYTES} are read.
 * @public
 */
export function classifyAnswer(answer: HealthAnswer): HealthResult {
  return classifyRead(readAnswer(answer), answer.statusCode);
}

/** {@link classifyAnswer} of an answer that has been read. @internal */
export function classifyRead(
  { body, contentType, reading }: ReadAnswer,
  statusCode: number,
): HealthResult {
  if (!Number.isInteger(statusCode) || statusCode < 100 || statusCode > 599) {
    return withoutBody('unknown', 'status-code-invalid');
  }
  if (body.kind === 'unreadable') {
    return statusCode < 400
      ? withoutBody('unknown', body.reason)
      : byCode(statusCode);
  }
  if (reading) return combine(statusCode, reading);
  if (body.kind === 'json' && isEmptyList(body.value) && statusCode < 400) {
    return withoutBody('unknown', 'no-components');
  }
  const isBroken =
    body.kind === 'text' && !body.isJson && isJsonType(contentType);
  if (isBroken && statusCode < 400) {
    return withoutBody('unknown', 'malformed-body');
  }
  return byCode(statusCode);
}

const reported: Record<HealthStatus, HealthReason> = {
  pass: 'reported-healthy',
  warn: 'reported-degraded',
  fail: 'reported-failure',
  unknown: 'reported-unknown',
};

function combine(statusCode: number, reading: Reading): HealthResult {
  const { dialect, status, expectedCodes = [] } = reading;
  const components = limitComponents(reading.components);
  const rest = { dialect, ...components };
  if (status === 'fail') return { status, reason: reported.fail, ...rest };
  if (expectedCodes.includes(statusCode)) {
    return { status: 'warn', reason: reported.warn, ...rest };
  }
  if (statusCode >= 400) return { ...byCode(statusCode), ...rest };
  if (status === 'unrecognised') {
    return { status: 'unknown', reason: 'unrecognised-status', ...rest };
  }
  if (status === 'no-components') {
    return { status: 'unknown', reason: status, ...rest };
  }
  return { status, reason: reported[status], ...rest };
}

function byCode(code: number): HealthResult {
  if (code >= 200 && code < 300) {
    return withoutBody('pass', 'status-code-success');
  }
  if (code < 200) return withoutBody('unknown', 'status-code-invalid');
  if (code < 400) return withoutBody('unknown', 'redirected');
  if (code === 401 || code === 403 || code === 407) {
    return withoutBody('fail', 'access-denied');
  }
  if (code === 404 || code === 410) return withoutBody('fail', 'not-found');
  return withoutBody('fail', 'status-code-failure');
}

function withoutBody(status: HealthStatus, reason: HealthReason): HealthResult {
  return {
    status,
    reason,
    dialect: 'status-code',
    components: [],
    omittedComponents: 0,
  };
}
