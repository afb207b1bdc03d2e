package guardrails.rules.data.soft_delete_test

import data.guardrails.rules.data.soft_delete as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["data/soft-delete"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
