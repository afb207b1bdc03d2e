package guardrails.rules.access.hours_test

import data.guardrails.rules.access.hours as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["access/hours"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
