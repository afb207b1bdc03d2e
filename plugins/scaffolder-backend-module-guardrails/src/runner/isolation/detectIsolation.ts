import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram } from '../findProgram';
import { runProcess } from '../runProcess';
import { confine } from './confine';
import type { Isolation, IsolationTools } from './Isolation';
import { systemMounts } from './systemMounts';

const PATIENCE_MS = 10_000;
/** Where these programs are, even if the backend's PATH leaves the folders for administrators out. */
const FOLDERS = ['/usr/sbin', '/usr/bin', '/sbin', '/bin'];
const TOOLS = ['mount', 'pivot_root', 'setpriv', 'umount', 'unshare'] as const;

/**
 * Tries the wall out with a file that nothing behind it may see, because no version and no setting of a kernel says
 * reliably whether namespaces can be used here.
 * @internal
 */
export async function detectIsolation(): Promise<Isolation> {
  if (process.platform !== 'linux') {
    return { status: 'none', reason: 'namespaces need Linux' };
  }
  const found: Partial<IsolationTools> = {};
  for (const name of TOOLS) {
    const program = await findProgram({ name, folders: FOLDERS });
    if (!program) return { status: 'none', reason: `${name} is missing` };
    found[name] = program;
  }
  const tools = found as IsolationTools;
  const directory = await mkdtemp(join(tmpdir(), 'guardrails-'));
  try {
    return await tryOut(tools, directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function tryOut(
  tools: IsolationTools,
  directory: string,
): Promise<Isolation> {
  const [root, work] = [join(directory, 'root'), join(directory, 'work')];
  await mkdir(root);
  await mkdir(work);
  const secret = join(directory, 'secret');
  await writeFile(secret, 'secret');
  const command = await confine({
    tools,
    root,
    work,
    mounts: [
      ...(await systemMounts()),
      { kind: 'folder', source: work, target: work, access: 'write' },
    ],
    program: '/bin/sh',
    args: ['-c', 'test ! -e "$0"', secret],
  });
  const exit = await runProcess({
    ...command,
    cwd: work,
    env: {},
    timeoutMs: PATIENCE_MS,
    interruptGraceMs: 0,
    capture: 'nothing',
  }).catch((error: Error) => error);
  if (exit instanceof Error) return { status: 'none', reason: exit.message };
  if (exit.status === 'interrupted') {
    return { status: 'none', reason: `the attempt was ${exit.reason}` };
  }
  if (exit.code === 0) return { status: 'namespaces', tools };
  const [line] = exit.stderr.trim().split('\n');
  return { status: 'none', reason: line || `code ${exit.code}` };
}
