import type { Hash } from '@backstage-guardrails/policy-model';
import { EngineError } from '../errors';
import type { Bundle } from './Bundle';
import { isBundleSet, packBundleSet } from './bundleSet';
import { inBundle } from './inBundle';
import { joinBundles } from './joinBundles';
import { loadBundle } from './loadBundle';
import { type ArchiveLimits, readArchive } from './readArchive';
import { readBundle } from './readBundle';

/**
 * Loads the bundles that are to judge together, each named as its reader knows it, and makes the archive that pins all
 * of them. A bundle that judges alone is its own archive.
 *
 * @throws {@link EngineError} `bundle-conflict` where two of them cannot judge together, `bundle-too-large` where each is
 *   small enough and all of them are not
 * @public
 */
export async function composeBundles(
  sources: Array<{ name: string; bytes: Uint8Array }>,
  options: { hash: Hash; limits?: ArchiveLimits },
): Promise<{ bundle: Bundle; archive: Uint8Array }> {
  const { hash, limits } = options;
  const [first, ...others] = sources;
  if (first === undefined) {
    throw new EngineError('bundle-conflict', 'No bundle is listed');
  }
  if (others.length === 0) return composeOne(first, options);
  const named = [];
  for (const { name, bytes } of sources) {
    const files = await readArchive(bytes, limits).catch(error => {
      throw inBundle(name, error);
    });
    if (isBundleSet(files)) {
      throw new EngineError(
        'bundle-conflict',
        `${name} is a set of bundles already; list its members instead`,
      );
    }
    named.push({ name, bundle: readBundle(files, { hash, name }), bytes });
  }
  const bundle = joinBundles(named, hash);
  const archive = await packBundleSet(
    named.map(member => ({
      digest: member.bundle.digest,
      bytes: member.bytes,
    })),
  );
  // Decisions are replayed from it, so a set that could not be read again must not judge at all.
  await loadBundle(archive, { ...options, recorded: true });
  return { bundle, archive };
}

async function composeOne(
  source: { name: string; bytes: Uint8Array },
  options: { hash: Hash; limits?: ArchiveLimits },
): Promise<{ bundle: Bundle; archive: Uint8Array }> {
  const { name, bytes } = source;
  const bundle = await loadBundle(bytes, options).catch(error => {
    throw inBundle(name, error);
  });
  // Without this a list that has lost its first line would judge by the organisation's own few rules alone.
  if ('namespace' in bundle) {
    throw new EngineError(
      'bundle-conflict',
      `${name} has the namespace ${bundle.namespace} and judges beside the shipped bundle; list that as well`,
    );
  }
  return { bundle, archive: bytes };
}
