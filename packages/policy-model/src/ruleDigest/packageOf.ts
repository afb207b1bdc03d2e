import type { RuleId } from '../brands';

/** The package of a rule: `network/no-public-database` is `guardrails.rules.network.no_public_database`. @internal */
export function packageOf(rule: RuleId): string[] {
  return ['guardrails', 'rules', ...rule.replaceAll('-', '_').split('/')];
}
