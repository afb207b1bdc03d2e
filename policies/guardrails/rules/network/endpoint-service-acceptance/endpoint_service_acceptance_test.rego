package guardrails.rules.network.endpoint_service_acceptance_test

import data.guardrails.rules.network.endpoint_service_acceptance as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["network/endpoint-service-acceptance"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
