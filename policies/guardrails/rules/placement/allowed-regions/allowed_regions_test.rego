package guardrails.rules.placement.allowed_regions_test

import data.guardrails.rules.placement.allowed_regions as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["placement/allowed-regions"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
