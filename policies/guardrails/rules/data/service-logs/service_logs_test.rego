package guardrails.rules.data.service_logs_test

import data.guardrails.rules.data.service_logs as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["data/service-logs"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
