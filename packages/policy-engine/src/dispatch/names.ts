import type { RuleId } from '@backstage-guardrails/policy-model';

/** `data-plane/no-public-database` as Rego names it: `['data_plane', 'no_public_database']`. @internal */
export function regoName(id: RuleId): [domain: string, name: string] {
  const [domain, name] = id.replaceAll('-', '_').split('/');
  return [domain, name];
}
