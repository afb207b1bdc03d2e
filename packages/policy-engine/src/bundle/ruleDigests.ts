import {
  createEarlierRuleDigest,
  createRuleDigest,
  type Digest,
  type Hash,
  type Rule,
} from '@backstage-guardrails/policy-model';
import { EngineError } from '../errors';
import { readData, type readManifest } from './parts';

/**
 * Digests of one rule of a bundle: as its manifest names them, and as they follow from the sources inside, which a
 * bundle on record need not have. And what no digest covers and `newRules` go by.
 * @public
 */
export type RuleDigests = {
  named: Digest;
  /** The day on which the rule was adopted, as the manifest says. */
  adopted: string;
  /** Why the rule may not be off and is never new, as the manifest says. */
  alwaysOn?: string;
  computed?: Digest;
  earlier?: Digest;
};

/** @internal */
export function ruleDigests(
  files: Map<string, Uint8Array>,
  options: {
    manifest: ReturnType<typeof readManifest>;
    hash: Hash;
    /** Only a source that is read makes a digest, see {@link createRuleDigest}. */
    requireSource?: boolean;
  },
): (rule: Rule) => RuleDigests {
  const { manifest, hash, requireSource } = options;
  const rego = regoOf(files);
  const computed = createRuleDigest({
    sources: {
      files: rego,
      data: readData(files),
      version: manifest.rego_version,
    },
    hash,
    requireSource,
  });
  const earlier = createEarlierRuleDigest({ files: rego, hash });
  return rule => ({
    named: rule.digest,
    adopted: rule.adopted,
    ...(rule.alwaysOn !== undefined && { alwaysOn: rule.alwaysOn }),
    computed: computed(rule),
    earlier: earlier(rule.id),
  });
}

function regoOf(files: Map<string, Uint8Array>): Record<string, string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  return Object.fromEntries(
    [...files]
      .filter(([path]) => path.endsWith('.rego'))
      .map(([path, content]) => [path, decoded(path, content, decoder)]),
  );
}

function decoded(
  path: string,
  content: Uint8Array,
  decoder: TextDecoder,
): string {
  try {
    return decoder.decode(content);
  } catch (cause) {
    throw new EngineError('bundle-malformed', `${path} is not UTF-8`, {
      cause,
    });
  }
}
