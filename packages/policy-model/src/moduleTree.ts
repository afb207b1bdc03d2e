import type { Digest } from './brands';
import { canonicalJson, type Hash } from './canonical';

/** A file of a module's folder. @public */
export type ModuleTreeFile = {
  /** Relative to the folder, with `/`. */
  path: string;
  /** Whether its owner can execute it; other permissions depend on who unpacked it. */
  executable: boolean;
  /** Digest of its bytes. */
  content: Digest;
};

/**
 * The digest of a registered module: paths and bytes of every file in its folder. It is what `guardrails.modules` pins,
 * what decisions record and what a pre-approval names.
 * @public
 */
export function registeredModuleDigest(options: {
  files: Pick<ModuleTreeFile, 'path' | 'content'>[];
  hash: Hash;
}): Digest {
  return options.hash(
    canonicalJson(
      Object.fromEntries(
        options.files.map(({ path, content }) => [path, content]),
      ),
    ),
  );
}

/**
 * The digest of a downloaded module: paths, bytes and the executable bit of every file below its folder, sorted by
 * path. It is the same whoever downloads the module, and however: version control's own folder (`.git`) is not part of
 * the module, and the caller leaves it out.
 * @public
 */
export function moduleTreeDigest(options: {
  files: ModuleTreeFile[];
  hash: Hash;
}): Digest {
  const files = options.files
    .map(({ path, executable, content }) => [path, executable, content])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return options.hash(
    canonicalJson({ version: 'guardrails/module-tree/v1', files }),
  );
}
