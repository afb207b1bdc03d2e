package guardrails.rules.data.key_deletion_window_test

import data.guardrails.rules.data.key_deletion_window as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["data/key-deletion-window"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
