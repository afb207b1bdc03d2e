package guardrails.rules.network.minimum_tls_test

import data.guardrails.rules.network.minimum_tls as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["network/minimum-tls"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
