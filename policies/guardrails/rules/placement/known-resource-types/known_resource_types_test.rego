package guardrails.rules.placement.known_resource_types_test

import data.guardrails.rules.placement.known_resource_types as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["placement/known-resource-types"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
