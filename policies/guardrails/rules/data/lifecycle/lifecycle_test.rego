package guardrails.rules.data.lifecycle_test

import data.guardrails.rules.data.lifecycle as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["data/lifecycle"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
