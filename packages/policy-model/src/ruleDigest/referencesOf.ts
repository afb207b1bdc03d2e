import { segmentsFrom, type RegoFile, type RegoToken } from './readRego';

/** The package of the one entrypoint, which calls the rules and collects what they find. @internal */
export const ENTRY = 'guardrails/main';

/**
 * Paths below `data` that a file refers to, imports among them: both are written `data.a.b`. A path ends where the
 * rest is computed, so it can mean everything below it.
 * @internal
 */
export function referencesOf({ package: own, tokens }: RegoFile): string[][] {
  const entry = own.join('/') === ENTRY;
  return tokens.flatMap((_, at) => {
    if (!isRoot(tokens, at, 'data')) return [];
    const path = segmentsFrom(tokens, at + 1);
    return entry && cannotDecide({ tokens, at, path }) ? [] : [path];
  });
}

type Reference = { tokens: RegoToken[]; at: number; path: string[] };

/**
 * Two things that the entrypoint refers to cannot change what a rule finds: it calls the rules one by one, and has no
 * result at all, which is an error for the host, where a parameter is absent.
 */
function cannotDecide(reference: Reference): boolean {
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

function isPlainImport({ tokens, at, path }: Reference): boolean {
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
