package guardrails.rules.data.log_retention_test

import data.guardrails.rules.data.log_retention as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["data/log-retention"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
