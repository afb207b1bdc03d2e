import type { Rule } from '@backstage-guardrails/policy-model';
import { manifest } from './bundles';
import { testRules, withDigest } from './rules';

/** The manifest of the test bundle as an organisation's own one: its rules, below a namespace. */
export function namespacedManifest(
  namespace: string,
  options: { rules?: Rule[]; revision?: string } = {},
): string {
  const { rules = namespacedRules(namespace), revision = `${namespace}-1` } =
    options;
  return manifest({
    revision,
    metadata: { rules, guardrails: { version: '0.0.0', namespace } },
  });
}

/** The rules of the test bundle, below a namespace. They read none of the shipped parameters but those they name. */
export function namespacedRules(namespace: string): Rule[] {
  return testRules.map(rule =>
    withDigest({ ...rule, id: `${namespace}/${rule.id}` as Rule['id'] }),
  );
}
