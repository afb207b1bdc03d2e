package guardrails.rules.network.https_backends_test

import data.guardrails.rules.network.https_backends as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["network/https-backends"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
