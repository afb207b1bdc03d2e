package guardrails.rules.reliability.limited_concurrency_test

import data.guardrails.rules.reliability.limited_concurrency as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["reliability/limited-concurrency"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
