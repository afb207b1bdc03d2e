package guardrails.rules.catalog.no_placeholder_owner_test

import data.guardrails.rules.catalog.no_placeholder_owner as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["catalog/no-placeholder-owner"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
