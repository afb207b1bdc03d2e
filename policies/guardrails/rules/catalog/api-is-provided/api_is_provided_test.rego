package guardrails.rules.catalog.api_is_provided_test

import data.guardrails.rules.catalog.api_is_provided as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["catalog/api-is-provided"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
