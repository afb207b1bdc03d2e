import type { RegoFile } from './readRego';
import { ENTRY, referencesOf } from './referencesOf';

type Reached = { files: RegoFile[]; references: string[][] };

/**
 * The files that have a part in what a rule finds: its own, the entrypoint, and those of every package that one of
 * them refers to. A reference to a rule of a package, or to all packages below a path, takes the whole package, and
 * all of them.
 * @internal
 */
export function reach(files: RegoFile[], rule: string[]): Reached {
  const reached = new Set<RegoFile>();
  const references: string[][] = [];
  const waiting = files.filter(({ package: path }) =>
    [rule.join('/'), ENTRY].includes(path.join('/')),
  );
  for (;;) {
    const file = waiting.pop();
    if (!file) return { files: [...reached], references };
    if (reached.has(file)) continue;
    reached.add(file);
    const found = referencesOf(file);
    references.push(...found);
    waiting.push(
      ...files.filter(
        other =>
          // Files of one package see one another's rules without naming it.
          other.package.join('/') === file.package.join('/') ||
          found.some(path => overlap(path, other.package)),
      ),
    );
  }
}

function overlap(a: string[], b: string[]): boolean {
  const shorter = Math.min(a.length, b.length);
  return a.slice(0, shorter).join('/') === b.slice(0, shorter).join('/');
}
