import {
  createEarlierRuleDigest,
  createRuleDigest,
  createRuleReads,
  type Digest,
  type Hash,
  type Rule,
  type RuleReads,
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

type Sources = {
  manifest: ReturnType<typeof readManifest>;
  hash: Hash;
  /** Only a source that is read makes a digest, see {@link createRuleDigest}. */
  requireSource?: boolean;
};

/** @internal */
export function ruleDigests(
  files: Map<string, Uint8Array>,
  options: Sources,
): (rule: Rule) => RuleDigests {
  const { computed, earlier } = digestsFrom(files, options);
  return rule => ({
    named: rule.digest,
    adopted: rule.adopted,
    ...(rule.alwaysOn !== undefined && { alwaysOn: rule.alwaysOn }),
    computed: computed(rule),
    earlier: earlier(rule),
  });
}

/**
 * What the sources make of a rule. For a digest of before they are read once more, where one is asked for.
 * @internal
 */
export function digestsFrom(
  files: Map<string, Uint8Array>,
  options: Sources,
): Record<'computed' | 'earlier', (rule: Rule) => Digest | undefined> {
  const { hash, requireSource } = options;
  const sources = sourcesOf(files, options);
  let earlier: ReturnType<typeof createEarlierRuleDigest> | undefined;
  return {
    computed: createRuleDigest({ sources, hash, requireSource }),
    earlier(rule) {
      earlier ??= createEarlierRuleDigest({ files: sources.files, hash });
      return earlier(rule.id);
    },
  };
}

/** What each rule reads, taken apart by the sources inside. @internal */
export function ruleReads(
  files: Map<string, Uint8Array>,
  options: Pick<Sources, 'manifest' | 'hash'>,
): (rule: Rule) => RuleReads | undefined {
  return createRuleReads({
    sources: sourcesOf(files, options),
    hash: options.hash,
  });
}

function sourcesOf(
  files: Map<string, Uint8Array>,
  { manifest }: Pick<Sources, 'manifest'>,
) {
  return {
    files: regoOf(files),
    data: readData(files),
    version: manifest.rego_version,
  };
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
