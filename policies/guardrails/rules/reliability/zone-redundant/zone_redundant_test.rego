package guardrails.rules.reliability.zone_redundant_test

import data.guardrails.rules.reliability.zone_redundant as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["reliability/zone-redundant"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
