package guardrails.rules.network.named_certificates_test

import data.guardrails.rules.network.named_certificates as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["network/named-certificates"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
