package guardrails.rules.reliability.health_check_test

import data.guardrails.rules.reliability.health_check as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["reliability/health-check"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
