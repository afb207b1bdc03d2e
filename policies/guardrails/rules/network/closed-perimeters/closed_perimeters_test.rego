package guardrails.rules.network.closed_perimeters_test

import data.guardrails.rules.network.closed_perimeters as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["network/closed-perimeters"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
