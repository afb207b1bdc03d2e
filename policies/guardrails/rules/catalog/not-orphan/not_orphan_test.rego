package guardrails.rules.catalog.not_orphan_test

import data.guardrails.rules.catalog.not_orphan as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["catalog/not-orphan"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
