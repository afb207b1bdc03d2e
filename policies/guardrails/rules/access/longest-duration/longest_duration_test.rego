package guardrails.rules.access.longest_duration_test

import data.guardrails.rules.access.longest_duration as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["access/longest-duration"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
