package guardrails.rules.network.encryption_in_transit_test

import data.guardrails.rules.network.encryption_in_transit as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["network/encryption-in-transit"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
