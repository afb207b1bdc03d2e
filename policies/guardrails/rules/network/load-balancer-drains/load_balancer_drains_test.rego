package guardrails.rules.network.load_balancer_drains_test

import data.guardrails.rules.network.load_balancer_drains as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["network/load-balancer-drains"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
