package guardrails.rules.acme.queue_retention_test

import data.guardrails.rules.acme.queue_retention as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["acme/queue-retention"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
