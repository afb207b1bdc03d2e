import { isRecord } from '../evidence/isRecord';
import { pointer } from '../evidence/pointer';
import { unknownMarker, type Origin } from './markers';

/** What merging found: where values are unknown, and where mask and values contradict each other. */
type UnknownReport = { unknown: string[]; contradictions: string[] };

/**
 * Puts markers where the mask says that a value is known only after apply. The tool leaves such values
 * out of `after`, so without markers a rule could not tell them from values that were never set.
 *
 * A value that is known and unknown at once is marked unknown and reported: no tool writes that.
 * @internal
 */
export function mergeUnknown(options: {
  after: unknown;
  mask: unknown;
  /** Where the value will come from, by path, as far as the configuration says. */
  originAt: (path: readonly (string | number)[]) => Origin;
}): { after: unknown; report: UnknownReport } {
  const report: UnknownReport = { unknown: [], contradictions: [] };
  const path: (string | number)[] = [];

  function merge(value: unknown, mask: unknown): unknown {
    if (mask === true) {
      if (value !== undefined && value !== null) {
        report.contradictions.push(pointer(path));
      }
      report.unknown.push(pointer(path));
      return unknownMarker(options.originAt(path));
    }
    if (mask === false || mask === null || mask === undefined) return value;
    if (Array.isArray(mask)) return mergeList(value, mask);
    if (isRecord(mask)) return mergeRecord(value, mask);
    report.contradictions.push(pointer(path));
    return value;
  }

  function mergeRecord(value: unknown, mask: Record<string, unknown>): unknown {
    if (value !== undefined && value !== null && !isRecord(value)) {
      if (hasTrue(mask)) report.contradictions.push(pointer(path));
      return value;
    }
    let result = value;
    for (const key of Object.keys(mask)) {
      const before = result?.[key];
      path.push(key);
      const merged = merge(before, mask[key]);
      path.pop();
      if (merged !== before) {
        result ??= {};
        result[key] = merged;
      }
    }
    return result;
  }

  function mergeList(value: unknown, mask: unknown[]): unknown {
    if (value !== undefined && value !== null && !Array.isArray(value)) {
      if (hasTrue(mask)) report.contradictions.push(pointer(path));
      return value;
    }
    let result = value;
    for (let i = 0; i < mask.length; i++) {
      const before: unknown = result?.[i];
      path.push(i);
      const merged = merge(before, mask[i]);
      path.pop();
      if (merged !== before) {
        result ??= [];
        while (result.length < i) result.push(null);
        result[i] = merged;
      }
    }
    return result;
  }

  const after = merge(options.after, options.mask);
  report.unknown.sort();
  return { after, report };
}

function hasTrue(mask: unknown): boolean {
  if (mask === true) return true;
  if (typeof mask !== 'object' || mask === null) return false;
  return Object.values(mask).some(hasTrue);
}
