package guardrails.rules.network.https_only_test

import data.guardrails.rules.network.https_only as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["network/https-only"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
