package guardrails.rules.data.deletion_protection_test

import data.guardrails.rules.data.deletion_protection as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["data/deletion-protection"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
