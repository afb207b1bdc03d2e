package guardrails.rules.reliability.performance_insights_test

import data.guardrails.rules.reliability.performance_insights as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["reliability/performance-insights"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
