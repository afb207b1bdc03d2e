package guardrails.rules.operations.allowed_actions_test

import data.guardrails.rules.operations.allowed_actions as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["operations/allowed-actions"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
