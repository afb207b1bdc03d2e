package guardrails.rules.catalog.known_lifecycle_test

import data.guardrails.rules.catalog.known_lifecycle as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["catalog/known-lifecycle"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
