package guardrails.rules.catalog.linked_repository_test

import data.guardrails.rules.catalog.linked_repository as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["catalog/linked-repository"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
