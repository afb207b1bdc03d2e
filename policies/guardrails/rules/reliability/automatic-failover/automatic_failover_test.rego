package guardrails.rules.reliability.automatic_failover_test

import data.guardrails.rules.reliability.automatic_failover as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["reliability/automatic-failover"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
