package guardrails.rules.network.private_endpoint_test

import data.guardrails.rules.network.private_endpoint as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["network/private-endpoint"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
