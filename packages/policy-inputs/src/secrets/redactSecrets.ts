import { isRecord } from '../evidence/isRecord';
import { pointer } from '../evidence/pointer';
import { isMarker, sensitiveMarker } from '../resource/markers';
import type { KeptBack } from '../resource/redactSensitive';
import { detectInside } from './detectInside';
import {
  detectSecretByShape,
  isSecretMember,
  isSecretText,
  knownPlace,
  pointsElsewhere,
} from './detectSecret';
import { siblingName } from './siblingName';

/** A secret in a value nobody marked; `standing` where it is there after the change too. @internal */
export type FoundSecret = { path: string; detector: string; standing: boolean };

/** The detector for values that only their name gives away. @internal */
export const BY_NAME = 'secret-attribute';

/**
 * Replaces every text that is a secret by shape or by name, in place, on both sides.
 * @internal
 */
export function redactSecrets(options: {
  type: string;
  before: unknown;
  after: unknown;
}): { found: FoundSecret[]; keptBack: KeptBack[] } {
  const found: FoundSecret[] = [];
  const keptBack: KeptBack[] = [];
  const path: (string | number)[] = [];

  function detectorOf(parent: unknown, name: string, value: unknown) {
    if (typeof value !== 'string') return undefined;
    return (
      detectSecretByShape(value) ??
      (isNamed(parent, name, value)
        ? BY_NAME
        : detectInside({ name, text: value }))
    );
  }

  function isNamed(parent: unknown, name: string, text: string): boolean {
    const beside = isRecord(parent) ? siblingName(parent, name) : undefined;
    const known = knownPlace({ type: options.type, path });
    if (known !== undefined) return known === 'secret' && isSecretText(text);
    if (path.length === 1) {
      return (
        isSecretMember(name, text) ||
        (beside !== undefined && isSecretMember(beside, text))
      );
    }
    return (
      isSecretMember(beside ?? name, text) &&
      !pointsElsewhere(path.slice(0, -1))
    );
  }

  function visit(before: unknown, after: unknown): void {
    if (Array.isArray(after) || Array.isArray(before)) {
      const length = Math.max(lengthOf(before), lengthOf(after));
      for (let i = 0; i < length; i++) visitMember(before, after, i);
      return;
    }
    const inAfter = isOpen(after) ? after : undefined;
    if (inAfter) {
      for (const key of Object.keys(inAfter)) visitMember(before, after, key);
    }
    if (isOpen(before)) {
      for (const key of Object.keys(before)) {
        if (!inAfter || !Object.hasOwn(inAfter, key)) {
          visitMember(before, after, key);
        }
      }
    }
  }

  function visitMember(
    before: unknown,
    after: unknown,
    key: string | number,
  ): void {
    const b = childOf(before, key);
    const a = childOf(after, key);
    if (!canHold(a) && !canHold(b)) return;
    path.push(key);
    // Items of a list go by the name of the list.
    const name = typeof key === 'number' ? nearestName(path) : key;
    const standing = detectorOf(after, name, a);
    const detector = standing ?? detectorOf(before, name, b);
    if (detector === undefined) visit(b, a);
    else {
      const at = pointer(path);
      found.push({ path: at, detector, standing: standing !== undefined });
      keptBack.push({ path: at, before: b, after: a });
      hide(before, key, { before: b, after: a, value: b });
      hide(after, key, { before: b, after: a, value: a });
    }
    path.pop();
  }

  visit(options.before, options.after);
  return { found, keptBack };
}

function nearestName(path: (string | number)[]): string {
  for (let i = path.length - 1; i >= 0; i--) {
    const segment = path[i];
    if (typeof segment === 'string') return segment;
  }
  return '';
}

function hide(
  parent: unknown,
  key: string | number,
  sides: { before: unknown; after: unknown; value: unknown },
): void {
  if (typeof sides.value !== 'string') return;
  (parent as Record<string | number, unknown>)[key] = sensitiveMarker(sides);
}

function canHold(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'object';
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}

/** An object that may still hold secrets; a marker holds none. */
function isOpen(value: unknown): value is Record<string, unknown> {
  return isRecord(value) && !isMarker(value);
}

function childOf(value: unknown, key: string | number): unknown {
  if (Array.isArray(value)) return value[Number(key)];
  return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
