package guardrails.rules.ownership.allowed_tag_values_test

import data.guardrails.rules.ownership.allowed_tag_values as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["ownership/allowed-tag-values"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
