package guardrails.rules.network.inside_a_network_test

import data.guardrails.rules.network.inside_a_network as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["network/inside-a-network"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
