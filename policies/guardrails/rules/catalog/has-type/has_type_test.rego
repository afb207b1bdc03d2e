package guardrails.rules.catalog.has_type_test

import data.guardrails.rules.catalog.has_type as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["catalog/has-type"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
