/** The beginning of a name, of refs that begin so. @internal */
export type NamePrefix = { head: string; name: string };

/** What a text that a person types can be the beginning of. @internal */
export type Search = {
  names: NamePrefix[];
  /** The first and the last id that begin so. */
  ids?: [string, string];
};

const LOWEST = '00000000-0000-0000-0000-000000000000';
const HIGHEST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/**
 * Reads a text of a search. Nothing that a person types is an error: what is the beginning of no name finds nothing.
 * Ids are between two whole ones, which every collation orders alike.
 * @internal
 */
export function readSearch(text: string): Search {
  const typed = text.trim().toLowerCase();
  return {
    names: readNames(typed),
    ...(beginsId(typed) && {
      ids: [
        typed + LOWEST.slice(typed.length),
        typed + HIGHEST.slice(typed.length),
      ],
    }),
  };
}

function readNames(typed: string): NamePrefix[] {
  const slash = typed.indexOf('/') + 1;
  if (slash > 0) {
    return [{ head: typed.slice(0, slash), name: typed.slice(slash) }];
  }
  const colon = typed.indexOf(':') + 1;
  // `plugin:scaffolder` is a whole name, and `resource:shop` the kind of one.
  return colon > 0
    ? [
        { head: '', name: typed },
        { head: typed.slice(0, colon), name: typed.slice(colon) },
      ]
    : [{ head: '', name: typed }];
}

function beginsId(typed: string): boolean {
  return (
    typed.length <= LOWEST.length &&
    [...typed].every((character, index) =>
      LOWEST[index] === '-' ? character === '-' : /[0-9a-f]/.test(character),
    )
  );
}
