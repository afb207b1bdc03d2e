package guardrails.rules.acme.queue_redrive_test

import data.guardrails.rules.acme.queue_redrive as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["acme/queue-redrive"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
