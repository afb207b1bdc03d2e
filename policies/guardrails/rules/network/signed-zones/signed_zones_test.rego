package guardrails.rules.network.signed_zones_test

import data.guardrails.rules.network.signed_zones as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["network/signed-zones"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
