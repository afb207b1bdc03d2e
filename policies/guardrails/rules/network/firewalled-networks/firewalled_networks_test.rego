package guardrails.rules.network.firewalled_networks_test

import data.guardrails.rules.network.firewalled_networks as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["network/firewalled-networks"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
