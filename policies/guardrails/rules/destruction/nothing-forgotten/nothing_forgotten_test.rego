package guardrails.rules.destruction.nothing_forgotten_test

import data.guardrails.rules.destruction.nothing_forgotten as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["destruction/nothing-forgotten"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
