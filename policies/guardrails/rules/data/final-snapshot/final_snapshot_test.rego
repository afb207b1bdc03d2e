package guardrails.rules.data.final_snapshot_test

import data.guardrails.rules.data.final_snapshot as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["data/final-snapshot"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
