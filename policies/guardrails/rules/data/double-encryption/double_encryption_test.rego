package guardrails.rules.data.double_encryption_test

import data.guardrails.rules.data.double_encryption as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["data/double-encryption"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
