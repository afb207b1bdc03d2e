package guardrails.rules.reliability.machine_in_zone_test

import data.guardrails.rules.reliability.machine_in_zone as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["reliability/machine-in-zone"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
