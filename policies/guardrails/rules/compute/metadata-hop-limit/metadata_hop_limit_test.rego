package guardrails.rules.compute.metadata_hop_limit_test

import data.guardrails.rules.compute.metadata_hop_limit as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["compute/metadata-hop-limit"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
