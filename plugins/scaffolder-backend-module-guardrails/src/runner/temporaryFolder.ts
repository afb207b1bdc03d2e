import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Condition } from '@backstage-guardrails/plugin-guardrails-node';
import { ActionError } from '../errors';

/** Bytes that the path of a socket can have: `sun_path` without its final zero. */
const LIMIT = process.platform === 'linux' ? 107 : 103;
/** The folder that is made here, and the socket that Terraform and a provider make in it: two names with a number. */
const LONGEST_SOCKET = '/g-123456/plugin-dir1234567890/plugin1234567890';

/**
 * Whether the sockets of providers fit below the folder for temporary files. Where they do not, providers die at their
 * start, and Terraform says "Failed to read any lines from plugin's stdout".
 * @internal
 */
export function describeTemporaryFolder(parent: string): Condition {
  const about = {
    id: 'provider-sockets',
    title: 'Terraform providers can make their sockets',
  };
  const bytes = Buffer.byteLength(parent + LONGEST_SOCKET);
  return bytes <= LIMIT
    ? { ...about, fulfilled: true }
    : {
        ...about,
        fulfilled: false,
        fix: `Sockets below the folder for temporary files have paths of ${bytes} bytes, and the system allows ${LIMIT}. Set TMPDIR of the backend to a path of at most ${
          LIMIT - Buffer.byteLength(LONGEST_SOCKET)
        } bytes, such as /tmp.`,
      };
}

/**
 * A private folder for temporary files of one call. It is not below the private directory of the plan, whose path is
 * too long for sockets.
 * @internal
 */
export async function withTemporaryFolder<T>(
  parent: string,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const condition = describeTemporaryFolder(parent);
  if (!condition.fulfilled) {
    throw new ActionError(
      'runner-refused',
      `Terraform is not run, because its providers could not start. ${condition.fix}`,
    );
  }
  const folder = await mkdtemp(join(parent, 'g-'));
  try {
    return await work(folder);
  } finally {
    // What is left in it must not stand for how the work ended: modules of Go, for one, are read-only folders.
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}
