import type { RuleId } from '../brands';

/**
 * The package of a rule: `network/no-public-database` is `guardrails.rules.network.no_public_database`, and so is
 * `acme/network/no-public-database`: a namespace before a domain is the bundle's, and its Rego does not name it.
 * @internal
 */
export function packageOf(rule: RuleId): string[] {
  const segments = rule.replaceAll('-', '_').split('/');
  return ['guardrails', 'rules', ...segments.slice(-2)];
}
