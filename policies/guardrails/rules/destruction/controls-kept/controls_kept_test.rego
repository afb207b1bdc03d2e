package guardrails.rules.destruction.controls_kept_test

import data.guardrails.rules.destruction.controls_kept as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["destruction/controls-kept"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
