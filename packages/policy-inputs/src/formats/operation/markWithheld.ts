import { EvidenceError } from '../../errors';
import { isRecord } from '../../evidence/isRecord';
import { segmentsOf } from '../../evidence/pointer';
import { sensitiveMarker } from '../../resource/markers';
import type { OperationEvidence } from './schema';

/**
 * Puts a marker in the place of each withheld value. The place has to hold `null`: with a value there, what is
 * judged and what is sealed could be two things.
 * @internal
 */
export function markWithheld({
  parameters,
  withheld = [],
}: OperationEvidence): void {
  const seen = new Set<string>();
  for (const { path } of withheld) {
    const keys = segmentsOf(path);
    const last = keys.pop();
    const parent = keys.reduce<unknown>(memberOf, parameters);
    if (
      last === undefined ||
      !path.startsWith('/') ||
      seen.has(path) ||
      memberOf(parent, last) !== null
    ) {
      throw new EvidenceError({
        code: 'shape',
        path: '/withheld',
        message:
          'Each withheld value must be null in "parameters" and be listed once.',
      });
    }
    seen.add(path);
    (parent as Record<string, unknown>)[last] = sensitiveMarker({
      before: undefined,
      after: path,
      value: path,
    });
  }
}

function memberOf(value: unknown, key: string): unknown {
  if (Array.isArray(value)) {
    return /^(?:0|[1-9]\d*)$/.test(key) ? value[Number(key)] : undefined;
  }
  return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
