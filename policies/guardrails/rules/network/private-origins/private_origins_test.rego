package guardrails.rules.network.private_origins_test

import data.guardrails.rules.network.private_origins as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["network/private-origins"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
