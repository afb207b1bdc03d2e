package guardrails.rules.network.no_default_group_test

import data.guardrails.rules.network.no_default_group as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["network/no-default-group"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
