package guardrails.rules.reliability.always_on_test

import data.guardrails.rules.reliability.always_on as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["reliability/always-on"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
