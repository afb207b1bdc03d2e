import fs from 'node:fs';
import git, { type TreeEntry } from 'isomorphic-git';
import { toTreePath } from './toTreePath';

/** A file's content, or a folder of more. */
type Node = Buffer | Map<string, Node>;

/**
 * Makes a new tree of an old one and some files, with objects alone: nothing is checked out, so nothing
 * in the repository (links, hooks, attributes) has a say.
 * @internal
 */
export async function writeFiles(options: {
  gitdir: string;
  base: string;
  files: ReadonlyMap<string, Buffer>;
}): Promise<string> {
  const { gitdir, base, files } = options;
  const root = new Map<string, Node>();
  for (const [path, content] of files) {
    const segments = toTreePath(path);
    const name = segments.pop()!;
    let folder = root;
    for (const segment of segments) {
      const next = folder.get(segment);
      if (next instanceof Map) {
        folder = next;
      } else {
        const made = new Map<string, Node>();
        folder.set(segment, made);
        folder = made;
      }
    }
    folder.set(name, content);
  }
  const { tree } = await git.readTree({ fs, gitdir, oid: base });
  return writeTree(gitdir, tree, root);
}

async function writeTree(
  gitdir: string,
  old: TreeEntry[],
  nodes: Map<string, Node>,
): Promise<string> {
  const entries = new Map(old.map(entry => [entry.path, entry]));
  for (const [path, node] of nodes) {
    if (node instanceof Map) {
      const known = entries.get(path);
      const below =
        known?.type === 'tree'
          ? (await git.readTree({ fs, gitdir, oid: known.oid })).tree
          : [];
      const oid = await writeTree(gitdir, below, node);
      entries.set(path, { path, oid, mode: '040000', type: 'tree' });
    } else {
      const oid = await git.writeBlob({ fs, gitdir, blob: node });
      entries.set(path, { path, oid, mode: '100644', type: 'blob' });
    }
  }
  return git.writeTree({ fs, gitdir, tree: [...entries.values()] });
}
