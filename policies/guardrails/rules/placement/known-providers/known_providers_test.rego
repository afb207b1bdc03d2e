package guardrails.rules.placement.known_providers_test

import data.guardrails.rules.placement.known_providers as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["placement/known-providers"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
