import { isRecord } from '../evidence/isRecord';
import { pointer } from '../evidence/pointer';
import { isMarker, isUnknown, sensitiveMarker } from './markers';

/** A value that was kept back; it goes into the keyed hash and nowhere else. @internal */
export type KeptBack = { path: string; before: unknown; after: unknown };

type Sides = { before: unknown; after: unknown };

/**
 * Replaces what the tool marks as sensitive, on either side, by markers on both sides: a value whose mark
 * was removed with this very change is still the old secret. A mask that does not fit its value hides the
 * whole value.
 * @internal
 */
export function redactSensitive(
  sides: Sides & { beforeMask: unknown; afterMask: unknown },
): Sides & { sensitive: string[]; keptBack: KeptBack[] } {
  const sensitive: string[] = [];
  const keptBack: KeptBack[] = [];
  const path: (string | number)[] = [];

  function hide({ before, after }: Sides): Sides {
    const at = pointer(path);
    sensitive.push(at);
    if (before === undefined && after === undefined) return { before, after };
    keptBack.push({ path: at, before, after });
    return {
      before:
        before === undefined
          ? undefined
          : sensitiveMarker({ before, after, value: before }),
      after:
        after === undefined || isUnknown(after)
          ? after
          : sensitiveMarker({ before, after, value: after }),
    };
  }

  function redact(now: Sides, masks: unknown[]): Sides {
    const live = masks.filter(hasMark);
    if (live.length === 0) return now;
    if (live.includes(true)) return hide(now);
    if (!live.every(mask => fits(mask, now.before) && fits(mask, now.after))) {
      return hide(now);
    }
    for (const key of keysOf(live)) {
      path.push(key);
      const inner = redact(
        { before: childOf(now.before, key), after: childOf(now.after, key) },
        live.map(mask => childOf(mask, key)),
      );
      path.pop();
      setChild(now.before, key, inner.before);
      setChild(now.after, key, inner.after);
    }
    return now;
  }

  const result = redact({ before: sides.before, after: sides.after }, [
    sides.beforeMask,
    sides.afterMask,
  ]);
  return { ...result, sensitive, keptBack };
}

/** Only `true` marks; an unreadable leaf (a number, a string) counts as a mark, to be safe. */
function hasMark(mask: unknown): boolean {
  if (mask === null || mask === undefined || mask === false) return false;
  if (typeof mask !== 'object') return true;
  return Object.values(mask).some(hasMark);
}

function fits(mask: unknown, value: unknown): boolean {
  if (value === null || value === undefined || isMarker(value)) return true;
  return Array.isArray(mask)
    ? Array.isArray(value)
    : isRecord(mask) && isRecord(value);
}

function keysOf(masks: unknown[]): (string | number)[] {
  const keys = new Set<string | number>();
  for (const mask of masks) {
    if (Array.isArray(mask)) mask.forEach((_, i) => keys.add(i));
    else if (isRecord(mask)) Object.keys(mask).forEach(key => keys.add(key));
  }
  return [...keys];
}

function childOf(value: unknown, key: string | number): unknown {
  if (Array.isArray(value)) return value[Number(key)];
  if (isRecord(value) && !isMarker(value) && Object.hasOwn(value, key)) {
    return value[key];
  }
  return undefined;
}

function setChild(value: unknown, key: string | number, child: unknown): void {
  if (child === undefined || isMarker(value)) return;
  if (Array.isArray(value)) value[Number(key)] = child;
  else if (isRecord(value)) value[key] = child;
}
