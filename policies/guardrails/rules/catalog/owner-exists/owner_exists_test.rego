package guardrails.rules.catalog.owner_exists_test

import data.guardrails.rules.catalog.owner_exists as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["catalog/owner-exists"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
