import { packageOf } from '../rules/names';

/** The Rego test that a rule finds the resource of each of its variants. @internal */
export function unknownTest(id: string): string {
  const path = packageOf(id);
  return `package ${path}_unknown_test

import data.${path} as rule
import data.guardrails.testing

test_finds[name] if {
	some name, variant in data.variants["${id}"]
	found := rule.finding with input as testing.document(variant.sample)
		with data.parameters as testing.parameters(variant.sample)
	variant.resource in {finding.resource | some finding in found}
}
`;
}
