package guardrails.rules.network.refusals_in_force_test

import data.guardrails.rules.network.refusals_in_force as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["network/refusals-in-force"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
