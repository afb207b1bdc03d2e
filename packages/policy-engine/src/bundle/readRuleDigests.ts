import type {
  Digest,
  Hash,
  Rule,
  RuleId,
  RuleReads,
} from '@backstage-guardrails/policy-model';
import { isBundleSet, readMembers, setDigest } from './bundleSet';
import { digestOf, readManifest } from './parts';
import { readArchive, type ArchiveLimits } from './readArchive';
import { type RuleDigests, ruleDigests, ruleReads } from './ruleDigests';

/** @public */
export type BundleRuleDigests = {
  /** Of the whole bundle, as the `digest` of {@link Bundle}. */
  bundle: Digest;
  /** Of the compiled module, which follows from no digest of a rule; not of several bundles. */
  module?: Digest;
  /** `undefined` where the bundle has no such rule. */
  of(rule: RuleId): RuleDigests | undefined;
  /** What a rule reads, taken apart; `undefined` as well where it is not certain what that is. */
  reads(rule: RuleId): RuleReads | undefined;
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
    reads: id => members.map(member => member.reads(id)).find(Boolean),
  };
}

function digestsIn(
  archive: Map<string, Uint8Array>,
  hash: Hash,
): BundleRuleDigests {
  const manifest = readManifest(archive);
  const digestsOf = ruleDigests(archive, { manifest, hash });
  const module = archive.get('/policy.wasm');
  const ruleOf = (id: RuleId) =>
    manifest.metadata.rules.find(candidate => candidate.id === id);
  // Few ask for it, and every source is read for it once more.
  let readsOf: ((rule: Rule) => RuleReads | undefined) | undefined;
  return {
    bundle: digestOf(archive, hash),
    ...(module && { module: hash(module) }),
    of(id) {
      const rule = ruleOf(id);
      return rule && digestsOf(rule);
    },
    reads(id) {
      const rule = ruleOf(id);
      readsOf ??= ruleReads(archive, { manifest, hash });
      return rule && readsOf(rule);
    },
  };
}
