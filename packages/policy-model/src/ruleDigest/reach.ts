import type { RegoFile } from './readRego';
import { ENTRY, type Reference, referencesOf } from './referencesOf';

/** @internal */
export type Reached<File extends RegoFile> = {
  files: File[];
  references: Reference[];
};

type Link<File> = { references: Reference[]; next: Set<File> };

/**
 * Finds the files that have a part in what a rule finds: its own, the entrypoint, and those of every package that one
 * of them refers to. A reference to a rule of a package, or to all packages below a path, takes the whole package, and
 * all of them. What a file refers to is looked up once for all rules.
 * @internal
 */
export function createReach<File extends RegoFile>(
  files: File[],
): (rule: string[]) => Reached<File> {
  const links = new Map<File, Link<File>>();
  const { inPackage, overlapping } = indexByPackage(files);
  const linkOf = (file: File): Link<File> => {
    const known = links.get(file);
    if (known) return known;
    const references = referencesOf(file);
    const next = new Set([
      // Files of one package see one another's rules without naming it.
      ...inPackage(file.package.join('/')),
      ...references.flatMap(({ path }) => overlapping(path)),
    ]);
    links.set(file, { references, next });
    return { references, next };
  };
  return rule => {
    const reached = new Set<File>();
    const references: Reference[] = [];
    const waiting = [...inPackage(rule.join('/')), ...inPackage(ENTRY)];
    for (;;) {
      const file = waiting.pop();
      if (!file) return { files: [...reached], references };
      if (reached.has(file)) continue;
      reached.add(file);
      const link = linkOf(file);
      references.push(...link.references);
      waiting.push(...link.next);
    }
  };
}

/** A bundle has hundreds of files and thousands of references: each is looked up and not compared with every file. */
function indexByPackage<File extends RegoFile>(files: File[]) {
  const named = new Map<string, File[]>();
  const exactly = new Map<string, File[]>();
  const below = new Map<string, File[]>();
  for (const file of files) {
    add(named, file.package.join('/'), file);
    add(exactly, keyOf(file.package), file);
    for (const path of upTo(file.package)) add(below, keyOf(path), file);
  }
  return {
    inPackage: (name: string) => named.get(name) ?? [],
    /** Files of packages that the path is in, at and below it. */
    overlapping: (path: string[]): File[] => [
      ...upTo(path).flatMap(above => exactly.get(keyOf(above)) ?? []),
      ...(below.get(keyOf(path)) ?? []),
    ],
  };
}

function add<File>(index: Map<string, File[]>, key: string, file: File): void {
  const known = index.get(key);
  if (known) known.push(file);
  else index.set(key, [file]);
}

/** A path and all above it, with the root of `data`. */
function upTo(path: string[]): string[][] {
  return [[], ...path.map((_, at) => path.slice(0, at + 1))];
}

/** A segment can hold a slash, and no space. */
function keyOf(path: string[]): string {
  return path.join(' ');
}
