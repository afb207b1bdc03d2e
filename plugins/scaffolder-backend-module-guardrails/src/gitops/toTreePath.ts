import { ActionError } from '../errors';

/** Splits a path below the repository's root; whatever leads out of it, or into git itself, is refused. @internal */
export function toTreePath(path: string): string[] {
  const segments = path.split('/');
  const wrong = segments.some(
    segment =>
      segment === '' ||
      segment === '.' ||
      segment === '..' ||
      // File systems that ignore case or short names would take these for git's own folder.
      /^\.git$|^git~\d+$/i.test(segment) ||
      /[\\\p{Cc}\p{Cf}]/u.test(segment),
  );
  if (wrong || path.length > 1_000) {
    throw new ActionError(
      'path-refused',
      `${JSON.stringify(path)} cannot be a path in the repository.`,
    );
  }
  return segments;
}
