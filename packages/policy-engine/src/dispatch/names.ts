import type { RuleId } from '@backstage-guardrails/policy-model';

type RegoName = readonly [domain: string, name: string];

/** Ids come from loaded bundles alone, so there are as many as there are rules. */
const names = new Map<RuleId, RegoName>();

/**
 * `data-plane/no-public-database` as Rego names it: `['data_plane', 'no_public_database']`. A namespace before a domain
 * is not part of it: each bundle is asked in a module of its own, for its own rules.
 * @internal
 */
export function regoName(id: RuleId): RegoName {
  const known = names.get(id);
  if (known) return known;
  const [domain, name] = id.replaceAll('-', '_').split('/').slice(-2);
  const made: RegoName = [domain, name];
  names.set(id, made);
  return made;
}
