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
 * Digests of one rule of a bundle, and when it was adopted: as its manifest names them, and as digests follow from the
 * sources inside, which a bundle on record need not have.
 * @public
 */
export type RuleDigests = {
  named: Digest;
  /** The day on which the rule was adopted, as the manifest says. */
  adopted: string;
  computed?: Digest;
  earlier?: Digest;
};

/** @internal */
export function ruleDigests(
  files: Map<string, Uint8Array>,
  options: { manifest: ReturnType<typeof readManifest>; hash: Hash },
): (rule: Rule) => RuleDigests {
  const { manifest, hash } = options;
  const rego = regoOf(files);
  const computed = createRuleDigest({
    sources: {
      files: rego,
      data: readData(files),
      version: manifest.rego_version,
    },
    hash,
  });
  const earlier = createEarlierRuleDigest({ files: rego, hash });
  return rule => ({
    named: rule.digest,
    adopted: rule.adopted,
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
