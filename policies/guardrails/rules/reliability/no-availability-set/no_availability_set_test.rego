package guardrails.rules.reliability.no_availability_set_test

import data.guardrails.rules.reliability.no_availability_set as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["reliability/no-availability-set"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
