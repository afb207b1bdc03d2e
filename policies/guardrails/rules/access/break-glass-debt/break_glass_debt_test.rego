package guardrails.rules.access.break_glass_debt_test

import data.guardrails.rules.access.break_glass_debt as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["access/break-glass-debt"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
