import type { Hash } from '@backstage-guardrails/policy-model';
import type { Bundle } from './Bundle';
import { isBundleSet, LIST, readMembers } from './bundleSet';
import { joinBundles } from './joinBundles';
import { readArchive, type ArchiveLimits } from './readArchive';
import { readBundle } from './readBundle';
import { refuseAmbiguousJson } from './refuseAmbiguousJson';

/**
 * Reads and checks a bundle, or a set of bundles that judge together: paths, sizes, manifest, metadata and digest of
 * every rule, ABI and builtins of the compiled policy. What passes here can be evaluated; what does not is never
 * activated.
 *
 * `recorded` is for replay: what a bundle says about its rules is part of the verdicts that it made, and the digest of
 * the bundle pins it. Its rules' digests are not held against its sources, and no name is looked for that is there twice.
 *
 * @throws {@link EngineError}
 * @public
 */
export async function loadBundle(
  bytes: Uint8Array,
  options: { hash: Hash; limits?: ArchiveLimits; recorded?: boolean },
): Promise<Bundle> {
  const { hash, limits, recorded } = options;
  const files = await readArchive(bytes, limits);
  if (!isBundleSet(files)) return readBundle(files, { hash, recorded });
  if (!recorded) refuseAmbiguousJson(files, [LIST]);
  const members = await readMembers(files, { hash, limits });
  return joinBundles(
    members.map(member => ({
      name: member.name,
      bundle: readBundle(member.files, { hash, recorded, name: member.name }),
    })),
    hash,
  );
}
