import type { HealthResult, ReadAnswer } from '../dialects';
import { classifyRead } from '../dialects/classifyAnswer';
import type { HealthExpectation, JsonCondition } from './expectation';
import { parseJsonPath, valueAt } from './jsonPath';

/**
 * The result of a check: the dialect of the answer, and the conditions of the team where it gave some. A condition that
 * does not hold is `condition-failed`; which value the answer had instead is not said.
 *
 * @param options - `latency` is the time in milliseconds from the start of the request to the end of the answer.
 * @public
 */
export function evaluateAnswer(options: {
  answer: ReadAnswer;
  latency?: number;
  expect?: HealthExpectation;
}): HealthResult {
  const { answer, latency, expect = {} } = options;
  return withLatency({
    result: withConditions(answer, expect),
    latency,
    expect,
  });
}

const bare = {
  dialect: 'status-code',
  components: [],
  omittedComponents: 0,
} satisfies Partial<HealthResult>;

function withConditions(
  answer: ReadAnswer,
  { status, json }: HealthExpectation,
): HealthResult {
  if (status && !status.some(code => matches(answer.statusCode, code))) {
    return { ...bare, status: 'fail', reason: 'condition-failed' };
  }
  // an expected code of 400 and more is no failure, so the body is read as that of a success
  const result = classifyRead(answer, status ? 200 : answer.statusCode);
  if (!json || (!status && answer.statusCode >= 400)) return result;
  const { body } = answer;
  if (body.kind === 'unreadable') return result;
  const value = body.kind === 'json' ? body.value : undefined;
  const holds = json.every(condition => conditionHolds(value, condition));
  return {
    ...result,
    status: holds ? 'pass' : 'fail',
    reason: holds ? 'reported-healthy' : 'condition-failed',
  };
}

function matches(code: number, expected: number | string): boolean {
  return typeof expected === 'number'
    ? code === expected
    : Math.floor(code / 100) === Number(expected[0]);
}

function conditionHolds(body: unknown, condition: JsonCondition): boolean {
  const path = parseJsonPath(condition.path);
  if (!path.ok || body === undefined) return false;
  const value = valueAt(body, path.steps);
  const { equals, oneOf, atLeast, atMost } = condition;
  if (equals !== undefined) return value === equals;
  if (oneOf) return oneOf.some(allowed => allowed === value);
  return (
    typeof value === 'number' &&
    value >= (atLeast ?? -Infinity) &&
    value <= (atMost ?? Infinity)
  );
}

function withLatency(options: {
  result: HealthResult;
  latency?: number;
  expect: HealthExpectation;
}): HealthResult {
  const { result, latency, expect } = options;
  const { warnAbove = Infinity, failAbove = Infinity } = expect.latency ?? {};
  if (latency === undefined || result.status === 'fail') return result;
  if (latency > failAbove) {
    return { ...result, status: 'fail', reason: 'latency-high' };
  }
  return latency > warnAbove && result.status === 'pass'
    ? { ...result, status: 'warn', reason: 'latency-high' }
    : result;
}
