/** One value that differs, with where it stands. */
type ValueChange = {
  path: string;
  kind: 'added' | 'removed' | 'changed';
  before: unknown;
  after: unknown;
};

/**
 * Every value that differs between two JSON documents, in the order of the documents. Nothing is left out
 * and nothing shortened. Markers (secret, known after apply) count as values.
 *
 * Not `microdiff`: it takes what objects inherit for their own, so an added `constructor` is not shown, it names a
 * whole branch instead of its values, and it knows no secret that changed behind equal markers.
 * @internal
 */
export function diffValues(before: unknown, after: unknown): ValueChange[] {
  return [...differences({ before, after, path: '' })];
}

type Pair = { before: unknown; after: unknown; path: string };

function* differences(pair: Pair): Generator<ValueChange> {
  const { before, after, path } = pair;
  if (isMarker(after) && isBranch(before)) {
    // Known after apply, or secret: nothing says that a value in it goes.
    yield { path, kind: 'changed', before, after };
    return;
  }
  if (isBranch(before) || isBranch(after)) {
    // A branch on one side and a plain value on the other: the plain value goes, the branch comes.
    if (before !== undefined && !isBranch(before) && before !== null) {
      yield { path, kind: 'removed', before, after: undefined };
    }
    for (const key of keysOf(before, after)) {
      yield* differences({
        before: childOf(before, key),
        after: childOf(after, key),
        path: join({
          path,
          key,
          inArray: Array.isArray(isBranch(before) ? before : after),
        }),
      });
    }
    if (after !== undefined && !isBranch(after) && after !== null) {
      yield { path, kind: 'added', before: undefined, after };
    }
    return;
  }
  if (isAbsent(before) && isAbsent(after)) return;
  if (JSON.stringify(before) === JSON.stringify(after)) {
    // Two equal markers say nothing about the values behind them; a changed secret says so itself.
    if (!isChangedSecret(after)) return;
  }
  yield { path, kind: kindOf(before, after), before, after };
}

function kindOf(before: unknown, after: unknown): ValueChange['kind'] {
  if (isAbsent(before)) return 'added';
  return isAbsent(after) ? 'removed' : 'changed';
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

/** Something with values inside. Empty lists and objects are values themselves, so that they are seen. */
function isBranch(value: unknown): value is object {
  return (
    typeof value === 'object' &&
    value !== null &&
    !isMarker(value) &&
    Object.keys(value).length > 0
  );
}

/** Says of a value that it is secret, or known after apply. */
function isMarker(value: unknown): value is object {
  return typeof value === 'object' && value !== null && '$guardrails' in value;
}

function isChangedSecret(value: unknown): boolean {
  return isMarker(value) && 'changed' in value && value.changed === true;
}

function keysOf(before: unknown, after: unknown): string[] {
  return [
    ...new Set([
      ...(isBranch(before) ? Object.keys(before) : []),
      ...(isBranch(after) ? Object.keys(after) : []),
    ]),
  ];
}

function childOf(value: unknown, key: string): unknown {
  return isBranch(value) && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

function join(options: {
  path: string;
  key: string;
  inArray: boolean;
}): string {
  const { path, key, inArray } = options;
  if (inArray) return `${path}[${key}]`;
  if (!/^[A-Za-z_][\w-]*$/.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path ? `${path}.${key}` : key;
}
