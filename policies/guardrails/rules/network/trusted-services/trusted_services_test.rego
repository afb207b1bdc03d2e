package guardrails.rules.network.trusted_services_test

import data.guardrails.rules.network.trusted_services as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["network/trusted-services"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
