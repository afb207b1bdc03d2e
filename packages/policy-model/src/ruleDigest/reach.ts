import type { RegoFile } from './readRego';
import { ENTRY, type Reference, referencesOf } from './referencesOf';

/** @internal */
export type Reached<File extends RegoFile> = {
  files: File[];
  references: Reference[];
};

type Link<File> = { references: Reference[]; next: File[] };

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
  const names = new Map(files.map(file => [file, file.package.join('/')]));
  const linkOf = (file: File): Link<File> => {
    const known = links.get(file);
    if (known) return known;
    const references = referencesOf(file);
    const next = files.filter(
      other =>
        // Files of one package see one another's rules without naming it.
        names.get(other) === names.get(file) ||
        references.some(({ path }) => overlap(path, other.package)),
    );
    links.set(file, { references, next });
    return { references, next };
  };
  return rule => {
    const reached = new Set<File>();
    const references: Reference[] = [];
    const own = rule.join('/');
    const waiting = files.filter(file =>
      [own, ENTRY].includes(names.get(file)!),
    );
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

function overlap(a: string[], b: string[]): boolean {
  return a.every((segment, at) => at >= b.length || segment === b[at]);
}
