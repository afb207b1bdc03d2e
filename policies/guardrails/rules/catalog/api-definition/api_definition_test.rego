package guardrails.rules.catalog.api_definition_test

import data.guardrails.rules.catalog.api_definition as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["catalog/api-definition"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
