package guardrails.rules.catalog.references_exist_test

import data.guardrails.rules.catalog.references_exist as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["catalog/references-exist"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
