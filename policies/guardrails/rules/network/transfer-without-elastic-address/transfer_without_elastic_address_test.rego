package guardrails.rules.network.transfer_without_elastic_address_test

import data.guardrails.rules.network.transfer_without_elastic_address as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["network/transfer-without-elastic-address"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
