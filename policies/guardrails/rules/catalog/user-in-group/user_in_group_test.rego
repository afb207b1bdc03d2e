package guardrails.rules.catalog.user_in_group_test

import data.guardrails.rules.catalog.user_in_group as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["catalog/user-in-group"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
