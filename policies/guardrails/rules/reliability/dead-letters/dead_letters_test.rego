package guardrails.rules.reliability.dead_letters_test

import data.guardrails.rules.reliability.dead_letters as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["reliability/dead-letters"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
