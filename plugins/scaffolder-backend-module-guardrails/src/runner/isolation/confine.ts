import { readFile, realpath } from 'node:fs/promises';
import { ENTER_SCRIPT } from './enterScript';
import { isNoExec } from './isNoExec';
import type { IsolationTools } from './Isolation';
import type { Mount } from './Mount';

/**
 * The command that runs a program where it sees the given mounts and its own processes, and nothing else: user, mount,
 * process and message namespaces of its own. The network is the machine's, because providers need it.
 *
 * The process stays in the caller's process group, so that signals to the group reach the program; `unshare` itself
 * waits for it, and takes everything that was started with it when it is killed.
 * @internal
 */
export async function confine(options: {
  tools: IsolationTools;
  /** An empty folder to build in. */
  root: string;
  /** Folder to run in. */
  work: string;
  mounts: Mount[];
  program: string;
  args: string[];
}): Promise<{ program: string; args: string[] }> {
  const { tools, root, work, mounts, program, args } = options;
  const mountinfo = await readFile('/proc/self/mountinfo', 'utf8');
  const words = await Promise.all(
    mounts.map(mount => describe(mount, mountinfo)),
  );
  return {
    program: tools.unshare,
    args: [
      '--user',
      '--map-root-user',
      '--mount',
      '--propagation=private',
      '--pid',
      '--ipc',
      '--fork',
      '--kill-child=SIGKILL',
      '--',
      '/bin/sh',
      '-c',
      ENTER_SCRIPT,
      'sh',
      root,
      work,
      tools.mount,
      tools.umount,
      tools.pivot_root,
      tools.setpriv,
      ...words.flat(),
      '--',
      program,
      ...args,
    ],
  };
}

async function describe(mount: Mount, mountinfo: string): Promise<string[]> {
  const { kind, target } = mount;
  if (kind === 'hidden') return [kind, '', target, ''];
  const { source } = mount;
  if (kind === 'link') return [kind, source, target, ''];
  if (mount.access === 'write') return [kind, source, target, ''];
  const noExec = isNoExec(mountinfo, await realpath(source));
  return [kind, source, target, `,ro,nosuid,nodev${noExec ? ',noexec' : ''}`];
}
