package guardrails.rules.catalog.owner_is_group_test

import data.guardrails.rules.catalog.owner_is_group as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["catalog/owner-is-group"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
