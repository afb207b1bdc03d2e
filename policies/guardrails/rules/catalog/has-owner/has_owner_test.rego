package guardrails.rules.catalog.has_owner_test

import data.guardrails.rules.catalog.has_owner as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["catalog/has-owner"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
