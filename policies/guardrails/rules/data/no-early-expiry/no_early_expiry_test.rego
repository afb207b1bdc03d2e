package guardrails.rules.data.no_early_expiry_test

import data.guardrails.rules.data.no_early_expiry as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["data/no-early-expiry"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
