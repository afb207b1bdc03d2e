package guardrails.rules.placement.allowed_sizes_test

import data.guardrails.rules.placement.allowed_sizes as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["placement/allowed-sizes"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
