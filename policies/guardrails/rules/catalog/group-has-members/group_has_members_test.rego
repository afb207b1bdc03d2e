package guardrails.rules.catalog.group_has_members_test

import data.guardrails.rules.catalog.group_has_members as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["catalog/group-has-members"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
