package guardrails.rules.access.purpose_test

import data.guardrails.rules.access.purpose as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["access/purpose"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
