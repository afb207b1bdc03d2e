package guardrails.rules.reliability.production_tier_test

import data.guardrails.rules.reliability.production_tier as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["reliability/production-tier"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
