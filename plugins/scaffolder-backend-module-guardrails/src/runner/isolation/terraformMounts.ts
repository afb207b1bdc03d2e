import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Mount } from './Mount';

/** Where Terraform finds its temporary folder: providers make sockets there, whose paths may have 107 bytes. @internal */
export const CONFINED_TEMPORARY = '/.tmp';

/**
 * What Terraform sees besides the system: its private directory, where its local state is, its own program, the mirror
 * of providers, and what the operator named. Folders of the portal that lie in something visible are covered first, so
 * that only what belongs to this call is laid over them again.
 * @internal
 */
export async function terraformMounts(options: {
  directory: string;
  tool: string;
  mirror?: string;
  readable: string[];
  /** Folders that this call reads besides. */
  read: string[];
  writable: string[];
  hidden: string[];
  system: Mount[];
}): Promise<Mount[]> {
  const { directory, tool, mirror, readable, read, writable, system } = options;
  const named = await Promise.all(readable.map(readableMount));
  const visible = [...system, ...named].filter(
    ({ kind }) => kind === 'tree' || kind === 'folder',
  );
  const hidden = options.hidden.filter(path =>
    visible.some(({ target }) => `${path}/`.startsWith(`${target}/`)),
  );
  const own = [tool, ...(mirror === undefined ? [] : [mirror]), ...read];
  return [
    ...named,
    ...hidden.map((target): Mount => ({ kind: 'hidden', target })),
    ...(await Promise.all(own.map(readableMount))),
    ...[...writable, directory].map(
      (path): Mount => ({
        kind: 'folder',
        source: path,
        target: path,
        access: 'write',
      }),
    ),
    {
      kind: 'folder',
      source: join(directory, 'temporary'),
      target: CONFINED_TEMPORARY,
      access: 'write',
    },
  ];
}

async function readableMount(path: string): Promise<Mount> {
  const kind = (await stat(path)).isDirectory() ? 'tree' : 'file';
  return { kind, source: path, target: path, access: 'read' };
}
