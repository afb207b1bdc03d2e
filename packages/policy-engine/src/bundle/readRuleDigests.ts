import {
  createEarlierRuleDigest,
  createRuleDigest,
  type Digest,
  type Hash,
  type RuleId,
} from '@backstage-guardrails/policy-model';
import { isBundleSet, readMembers, setDigest } from './bundleSet';
import { digestOf, readData, readManifest } from './parts';
import { readArchive, type ArchiveLimits } from './readArchive';

/**
 * Digests of one rule of a bundle, and when it was adopted: as its manifest names them, and as digests follow from the sources inside, which a
 * bundle need not have.
 * @public
 */
export type RuleDigests = {
  named: Digest;
  /** The day on which the rule was adopted, as the manifest says. */
  adopted: string;
  computed?: Digest;
  earlier?: Digest;
};

/** @public */
export type BundleRuleDigests = {
  /** Of the whole bundle, as the `digest` of {@link Bundle}. */
  bundle: Digest;
  /** `undefined` where the bundle has no such rule. */
  of(rule: RuleId): RuleDigests | undefined;
};

/**
 * Reads what the sources inside of a bundle say about its rules, without compiling anything: so a rule of then can
 * be compared with the rule of now, whatever scheme of digests the manifest of then was written with.
 *
 * @throws {@link EngineError}
 * @public
 */
export async function readRuleDigests(
  bytes: Uint8Array,
  options: { hash: Hash; limits?: ArchiveLimits },
): Promise<BundleRuleDigests> {
  const { hash, limits } = options;
  const archive = await readArchive(bytes, limits);
  if (!isBundleSet(archive)) return digestsIn(archive, hash);
  const members = (await readMembers(archive, options)).map(({ files }) =>
    digestsIn(files, hash),
  );
  return {
    bundle: setDigest(
      members.map(({ bundle }) => bundle),
      hash,
    ),
    // Ids are unique in a set that was in force, for it was loaded then.
    of: id => members.map(member => member.of(id)).find(Boolean),
  };
}

function digestsIn(
  archive: Map<string, Uint8Array>,
  hash: Hash,
): BundleRuleDigests {
  const { rego_version: version, metadata } = readManifest(archive);
  const files = regoOf(archive);
  const computedOf = createRuleDigest({
    sources: { files, data: readData(archive), version },
    hash,
  });
  const earlierOf = createEarlierRuleDigest({ files, hash });
  return {
    bundle: digestOf(archive, hash),
    of(id) {
      const rule = metadata.rules.find(candidate => candidate.id === id);
      return (
        rule && {
          named: rule.digest,
          adopted: rule.adopted,
          computed: computedOf(rule),
          earlier: earlierOf(id),
        }
      );
    },
  };
}

function regoOf(archive: Map<string, Uint8Array>): Record<string, string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  return Object.fromEntries(
    [...archive]
      .filter(([path]) => path.endsWith('.rego'))
      .map(([path, content]) => [path, decoder.decode(content)]),
  );
}
