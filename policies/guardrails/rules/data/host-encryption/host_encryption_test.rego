package guardrails.rules.data.host_encryption_test

import data.guardrails.rules.data.host_encryption as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["data/host-encryption"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
