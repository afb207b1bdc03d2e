package guardrails.rules.cost.monthly_increase_test

import data.guardrails.rules.cost.monthly_increase as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["cost/monthly-increase"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
