package guardrails.rules.compute.metadata_service_v2_test

import data.guardrails.rules.compute.metadata_service_v2 as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["compute/metadata-service-v2"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
