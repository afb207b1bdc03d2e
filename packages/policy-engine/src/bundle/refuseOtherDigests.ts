import type { Hash } from '@backstage-guardrails/policy-model';
import { EngineError } from '../errors';
import type { readManifest } from './parts';
import { ruleDigests } from './ruleDigests';

/**
 * Each rule's digest has to follow from the sources inside. Exceptions go on while the digest of their rule stays the
 * same, so a manifest that names the digest of before for a rule that has changed would keep them alive. A bundle
 * without sources could name any.
 *
 * Bundles of before `guardrails/rule/v2` name digests of whole sources, which follow from the sources just the same.
 *
 * The compiled module is not made again here: that takes OPA. It is pinned by the digest of the bundle alone.
 * @internal
 */
export function refuseOtherDigests(
  files: Map<string, Uint8Array>,
  options: { manifest: ReturnType<typeof readManifest>; hash: Hash },
): void {
  const digestsOf = ruleDigests(files, options);
  for (const rule of options.manifest.metadata.rules) {
    const { named, computed, earlier } = digestsOf(rule);
    if (computed === undefined) {
      throw new EngineError(
        'bundle-digest-wrong',
        `The bundle has no source of rule ${rule.id}, so its digest cannot be checked; build it again with its sources`,
      );
    }
    if (named !== computed && named !== earlier) {
      throw new EngineError(
        'bundle-digest-wrong',
        `The manifest names ${named} for rule ${rule.id}, and its sources make ${computed}; build the bundle again`,
      );
    }
  }
}
