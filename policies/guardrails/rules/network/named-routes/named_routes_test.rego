package guardrails.rules.network.named_routes_test

import data.guardrails.rules.network.named_routes as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["network/named-routes"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
