package guardrails.rules.data.no_payload_logs_test

import data.guardrails.rules.data.no_payload_logs as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["data/no-payload-logs"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
