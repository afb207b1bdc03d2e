package guardrails.rules.placement.limited_capacity_test

import data.guardrails.rules.placement.limited_capacity as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["placement/limited-capacity"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
