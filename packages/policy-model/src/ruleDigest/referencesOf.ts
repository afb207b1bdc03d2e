import { segmentsFrom, type RegoFile, type RegoToken } from './readRego';

/** The package of the one entrypoint, which calls the rules and collects what they find. @internal */
export const ENTRY = 'guardrails/main';

/** @internal */
export type Reference = {
  path: string[];
  /** It only hands a table of places to the reader of such tables, which looks at the rows of one type at a time. */
  byType: boolean;
};

/**
 * Paths below `data` that a file refers to, imports among them: both are written `data.a.b`. A path ends where the
 * rest is computed, so it can mean everything below it.
 * @internal
 */
export function referencesOf({ package: own, tokens }: RegoFile): Reference[] {
  const entry = own.join('/') === ENTRY;
  const readers = importedReaders(tokens);
  return tokens.flatMap((_, at) => {
    if (!isRoot(tokens, at, 'data')) return [];
    const path = segmentsFrom(tokens, at + 1);
    const found = { tokens, at, path };
    return entry && cannotDecide(found)
      ? []
      : [{ path, byType: isHandedOver(found, readers) }];
  });
}

type Found = { tokens: RegoToken[]; at: number; path: string[] };

/**
 * Two things that the entrypoint refers to cannot change what a rule finds: it calls the rules one by one, and has no
 * result at all, which is an error for the host, where a parameter is absent.
 */
function cannotDecide(reference: Found): boolean {
  const { tokens, at, path } = reference;
  switch (path.join('/')) {
    case 'guardrails/rules':
      return tokens[at + 1 + 2 * path.length]?.text === '[';
    case 'guardrails/lib/parameters':
      return isPlainImport(reference) && asksOnlyWhatIsAbsent(tokens);
    default:
      return false;
  }
}

function isPlainImport({ tokens, at, path }: Found): boolean {
  const next = tokens[at + 1 + 2 * path.length];
  return tokens[at - 1]?.text === 'import' && next?.text !== 'as';
}

function asksOnlyWhatIsAbsent(tokens: RegoToken[]): boolean {
  return tokens.every(
    (_, at) =>
      !isRoot(tokens, at, 'parameters') ||
      segmentsFrom(tokens, at + 1)[0] === 'absent',
  );
}

const LIBRARY = ['guardrails', 'lib'];
const TABLES = ['guardrails', 'places'];

/**
 * Functions of the shipped libraries that look at the rows of one type at a time, with what follows the table, by the
 * name of the library.
 */
const READERS: Record<string, Record<string, string>> = {
  places: { wrong: ')', below: ',', above: ',' },
  durations: { short: ',' },
  literals: { refused: ')', late: ')' },
  protection: { lost: ')' },
  removal: { controls: ')', unclear: ')' },
};

/**
 * The libraries that a name means wherever the file says it: one that is imported under its own name, and nothing else in
 * the file is called that.
 */
function importedReaders(tokens: RegoToken[]): Set<string> {
  return new Set(
    Object.keys(READERS).filter(
      name =>
        tokens.some((_, at) => {
          if (!isRoot(tokens, at, 'data')) return false;
          const path = segmentsFrom(tokens, at + 1);
          return (
            path.join('/') === [...LIBRARY, name].join('/') &&
            isPlainImport({ tokens, at, path })
          );
        }) &&
        tokens.every(
          (_, at) => !isRoot(tokens, at, name) || tokens[at + 1]?.text === '.',
        ),
    ),
  );
}

/**
 * Exactly `places.wrong(data.guardrails.places["a-table"])`, `places.below(data.guardrails.places["a-table"], ...)` or the
 * same of another reader: in any other use a row can matter to other types.
 */
function isHandedOver(
  { tokens, at, path }: Found,
  readers: Set<string>,
): boolean {
  if (path.length !== 3 || !TABLES.every((name, i) => path[i] === name)) {
    return false;
  }
  const before = tokens.slice(Math.max(0, at - 5), at).map(({ text }) => text);
  const [open, reader, dot, name, outer] = before.reverse();
  return (
    [dot, open].join(' ') === '. (' &&
    outer !== '.' &&
    readers.has(name) &&
    Object.hasOwn(READERS[name], reader) &&
    tokens[endOf({ tokens, at, path })]?.text === READERS[name][reader]
  );
}

/** Where the written segments of a path end: `.name` has two tokens, `["name"]` three. */
function endOf({ tokens, at, path }: Found): number {
  let end = at + 1;
  for (const _ of path) end += tokens[end].text === '.' ? 2 : 3;
  return end;
}

/** Whether METADATA is read as values: then comments decide. @internal */
export function readsMetadata({ tokens }: RegoFile): boolean {
  return tokens.some(
    ({ text }, at) =>
      text === 'rego' &&
      tokens[at + 1]?.text === '.' &&
      tokens[at + 2]?.text === 'metadata',
  );
}

function isRoot(tokens: RegoToken[], at: number, name: string): boolean {
  const { kind, text } = tokens[at];
  return kind === 'name' && text === name && tokens[at - 1]?.text !== '.';
}
