import type { Hash } from '@backstage-guardrails/policy-model';
import { EngineError } from '../errors';
import type { readManifest } from './parts';
import { digestsFrom } from './ruleDigests';

/**
 * Each rule's digest has to follow from the sources inside. Exceptions go on while the digest of their rule stays the
 * same, so a manifest that names the digest of before for a rule that has changed would keep them alive. A bundle
 * without sources could name any, and so could one with a file that is not read, if that passed for the source of any
 * rule.
 *
 * Bundles of before `guardrails/rule/v2` name digests of the rule's file and of the helpers, in all of their rules. Those
 * do not cover level, subject, facts and data: in such a bundle an exception outlives a change of them.
 *
 * The compiled module is not made again here: that takes OPA. It is pinned by the digest of the bundle alone.
 * @internal
 */
export function refuseOtherDigests(
  files: Map<string, Uint8Array>,
  options: { manifest: ReturnType<typeof readManifest>; hash: Hash },
): void {
  const { rules } = options.manifest.metadata;
  const { computed, earlier } = digestsFrom(files, {
    ...options,
    requireSource: true,
  });
  const others = rules
    .map(rule => ({ rule, made: computed(rule) }))
    .filter(({ rule, made }) => made !== rule.digest);
  if (others.length === 0) return;

  // A mixture never was built: it would name the digest of before for the one rule that changed.
  const isEarlier = rules.every(rule => rule.digest === earlier(rule));
  for (const { rule, made } of others) {
    if (made === undefined) {
      throw new EngineError(
        'bundle-digest-wrong',
        `The bundle has no source of rule ${rule.id} that can be read, so its digest cannot be checked; build it again with its sources, without string interpolation`,
      );
    }
    if (!isEarlier) {
      throw new EngineError(
        'bundle-digest-wrong',
        `The manifest names ${rule.digest} for rule ${rule.id}, and its sources make ${made}; build the bundle again`,
      );
    }
  }
}
