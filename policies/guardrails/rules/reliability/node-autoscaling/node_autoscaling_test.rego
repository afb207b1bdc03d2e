package guardrails.rules.reliability.node_autoscaling_test

import data.guardrails.rules.reliability.node_autoscaling as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["reliability/node-autoscaling"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
