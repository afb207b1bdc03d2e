import { execFileSync } from 'node:child_process';

/**
 * Whom the server runs as, because PostgreSQL refuses to run as root: the user postgres where we are root, `null` where
 * there is none, and undefined where we are someone else, who it runs as.
 */
export function serverAccount({
  uid = process.getuid?.(),
  idsOf = readIds,
} = {}) {
  return uid === 0 ? idsOf('postgres') : undefined;
}

function readIds(user) {
  try {
    const id = flag =>
      Number(
        execFileSync('id', [flag, user], {
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'ignore'],
        }),
      );
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return null;
  }
}
