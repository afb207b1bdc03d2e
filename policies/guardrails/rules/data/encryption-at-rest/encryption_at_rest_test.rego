package guardrails.rules.data.encryption_at_rest_test

import data.guardrails.rules.data.encryption_at_rest as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["data/encryption-at-rest"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
