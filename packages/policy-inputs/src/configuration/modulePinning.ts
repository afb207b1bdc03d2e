import type { Configuration } from '@backstage-guardrails/policy-model';

type Pinning = Configuration['modules'][number]['pinning'];

const EXACT = /^=?\s*v?\d+\.\d+\.\d+(?:[-+][0-9A-Za-z.-]+)?$/;
/** To Terraform a bare version is an exact one, and `1.0` means `1.0.0`. */
const EXACT_CONSTRAINT =
  /^=?\s*v?\d+(?:\.\d+){0,2}(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/;
const REGISTRY =
  /^(?:[a-z0-9.-]+(?::\d+)?\/)?[\w-]+\/[\w-]+\/[\w-]+(?:\/\/.*)?$/i;
const FORGE = /^(?:github\.com|bitbucket\.org)\//;

/**
 * Whether a module's source names exactly one content: a full version, a commit or a full version tag.
 * A branch, a short tag or nothing at all is whatever stands there on the day.
 * @internal
 */
export function modulePinning(source: string, version?: string): Pinning {
  if (/^\.\.?\//.test(source) || source === '.' || source === '..') {
    return 'local';
  }
  if (REGISTRY.test(source) && !FORGE.test(source)) {
    if (version === undefined || version.trim() === '') return 'unpinned';
    return EXACT_CONSTRAINT.test(version.trim()) ? 'pinned' : 'ranged';
  }
  const reference = /[?&]ref=([^&]+)/.exec(source)?.[1];
  if (reference !== undefined) {
    return /^[0-9a-f]{40}$|^[0-9a-f]{64}$/.test(reference) ||
      EXACT.test(
        reference.replace(/^refs\/tags\//, '').replace(/^.*[/-]v/, 'v'),
      )
      ? 'pinned'
      : 'unpinned';
  }
  return /[?&](?:checksum|versionId)=[^&]+/.test(source)
    ? 'pinned'
    : 'unpinned';
}
