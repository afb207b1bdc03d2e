package guardrails.rules.cost.comparable_budget_test

import data.guardrails.rules.cost.comparable_budget as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["cost/comparable-budget"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
