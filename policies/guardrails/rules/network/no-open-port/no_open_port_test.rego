package guardrails.rules.network.no_open_port_test

import data.guardrails.rules.network.no_open_port as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["network/no-open-port"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
