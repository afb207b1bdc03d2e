import type { HealthStatus } from '../status';
import { statusOfText } from './statusWords';

/** @internal */
export type JsonObject = { [name: string]: unknown };

/** @internal */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A member of an object by its name in lower case, as serialisers differ in the case of names. @internal */
export function field(object: JsonObject, name: string): unknown {
  if (Object.hasOwn(object, name)) return object[name];
  const key = Object.keys(object).find(
    candidate =>
      candidate.length === name.length && candidate.toLowerCase() === name,
  );
  return key === undefined ? undefined : object[key];
}

/** A text member, or an empty one. @internal */
export function textField(object: JsonObject, name: string): string {
  const value = field(object, name);
  return typeof value === 'string' ? value.slice(0, 200) : '';
}

/**
 * Where the status of a whole answer or of a component may be, in this order. `false` of the last three is a failure;
 * `error: null` and its like are none.
 */
const statusFields = [
  'aggregatedstatus',
  'status',
  'state',
  'outcome',
  'health',
  'overallstatus',
  'globalstatus',
  'overall',
  'healthy',
  'ok',
  'success',
];

/** Questions that are answered by yes or no, where there is no status: one no is a failure. */
const questions = [
  'ishealthy',
  'is_healthy',
  'ready',
  'isready',
  'is_ready',
  'alive',
  'isalive',
  'is_alive',
  'up',
  'isup',
  'is_up',
  'reachable',
];

/** What an object says about itself: a status, a text that is none, or nothing. @internal */
export function ownStatus(
  object: JsonObject,
): HealthStatus | 'unrecognised' | undefined {
  for (const name of statusFields) {
    const value = field(object, name);
    if (value !== undefined) return statusOfValue(value);
  }
  const answers = questions
    .map(name => field(object, name))
    .filter(value => typeof value === 'boolean');
  if (answers.length === 0) return undefined;
  return answers.includes(false) ? 'fail' : 'pass';
}

function statusOfValue(value: unknown): HealthStatus | 'unrecognised' {
  if (typeof value === 'boolean') return value ? 'pass' : 'fail';
  if (typeof value === 'string') return statusOfText(value) ?? 'unrecognised';
  if (typeof value === 'number') return statusOfNumber(value);
  return isObject(value) ? statusOfObject(value) : 'unrecognised';
}

/** A status code of HTTP, as problem details have it (RFC 9457 section 3.1). */
function statusOfNumber(code: number): HealthStatus | 'unrecognised' {
  if (code >= 200 && code < 300) return 'pass';
  return code >= 400 && code < 600 ? 'fail' : 'unrecognised';
}

/**
 * `{"status": {"code": "UP"}}` of Spring, `{"status": {"indicator": "minor"}}` of status pages, and
 * `{"status": {"health": {"status": "Degraded"}}}` of Argo CD.
 */
function statusOfObject(object: JsonObject): HealthStatus | 'unrecognised' {
  const indicator = textField(object, 'indicator').toLowerCase();
  if (indicator === 'none') return 'pass';
  const text =
    indicator || textField(object, 'code') || textField(object, 'status');
  const health = field(object, 'health');
  return (
    statusOfText(text) ??
    (isObject(health)
      ? statusOfText(textField(health, 'status'))
      : undefined) ??
    'unrecognised'
  );
}
