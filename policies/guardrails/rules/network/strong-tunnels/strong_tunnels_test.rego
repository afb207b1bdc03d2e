package guardrails.rules.network.strong_tunnels_test

import data.guardrails.rules.network.strong_tunnels as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["network/strong-tunnels"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
