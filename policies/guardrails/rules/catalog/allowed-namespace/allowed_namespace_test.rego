package guardrails.rules.catalog.allowed_namespace_test

import data.guardrails.rules.catalog.allowed_namespace as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["catalog/allowed-namespace"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
