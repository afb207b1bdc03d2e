package guardrails.rules.data.disk_encryption_test

import data.guardrails.rules.data.disk_encryption as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["data/disk-encryption"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
