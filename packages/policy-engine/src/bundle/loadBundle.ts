import type { Hash } from '@backstage-guardrails/policy-model';
import type { Bundle } from './Bundle';
import { isBundleSet, readMembers } from './bundleSet';
import { joinBundles } from './joinBundles';
import { readArchive, type ArchiveLimits } from './readArchive';
import { readBundle } from './readBundle';

/**
 * Reads and checks a bundle, or a set of bundles that judge together: paths, sizes, manifest, metadata of every rule,
 * ABI and builtins of the compiled policy. What passes here can be evaluated; what does not is never activated.
 *
 * @throws {@link EngineError}
 * @public
 */
export async function loadBundle(
  bytes: Uint8Array,
  options: { hash: Hash; limits?: ArchiveLimits },
): Promise<Bundle> {
  const { hash, limits } = options;
  const files = await readArchive(bytes, limits);
  if (!isBundleSet(files)) return readBundle(files, hash);
  const members = await readMembers(files, { hash, limits });
  return joinBundles(
    members.map(member => ({
      name: member.name,
      bundle: readBundle(member.files, hash, member.name),
    })),
    hash,
  );
}
