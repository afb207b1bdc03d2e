package guardrails.rules.reliability.service_tier_test

import data.guardrails.rules.reliability.service_tier as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["reliability/service-tier"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
