import type { Digest, RuleId } from '../brands';
import type { Hash } from '../canonical';
import { packageOf } from './packageOf';
import { readRego } from './readRego';

const HELPERS = '/guardrails/lib/';

/**
 * Digests of rules as bundles named them before {@link createRuleDigest}: of a rule's whole source and of all
 * helpers, as they were written. With it, what was consented to then is recognised among the sources of then.
 *
 * @returns a function that answers `undefined` for a rule that is not in exactly one file
 * @public
 */
export function createEarlierRuleDigest(options: {
  /** Rego by path from the root of the bundle, without tests. */
  files: Record<string, string>;
  hash: Hash;
}): (rule: RuleId) => Digest | undefined {
  const { files, hash } = options;
  const packages = Object.values(files).map(text => ({
    name: readRego(text)?.package.join('/'),
    text,
  }));
  const helpers = Object.keys(files)
    .filter(path => path.startsWith(HELPERS))
    .sort()
    .map(path => files[path])
    .join('\n');
  return rule => {
    const own = packageOf(rule).join('/');
    const [source, ...others] = packages.filter(({ name }) => name === own);
    return source && others.length === 0
      ? hash(`${source.text}\n${helpers}`)
      : undefined;
  };
}
