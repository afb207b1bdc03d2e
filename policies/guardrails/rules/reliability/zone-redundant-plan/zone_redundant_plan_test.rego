package guardrails.rules.reliability.zone_redundant_plan_test

import data.guardrails.rules.reliability.zone_redundant_plan as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["reliability/zone-redundant-plan"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
