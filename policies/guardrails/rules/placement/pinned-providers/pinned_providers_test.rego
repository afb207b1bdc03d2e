package guardrails.rules.placement.pinned_providers_test

import data.guardrails.rules.placement.pinned_providers as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["placement/pinned-providers"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
