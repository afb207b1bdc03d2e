package guardrails.rules.network.no_plain_listener_test

import data.guardrails.rules.network.no_plain_listener as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["network/no-plain-listener"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
