package guardrails.rules.compute.automatic_updates_test

import data.guardrails.rules.compute.automatic_updates as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["compute/automatic-updates"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
