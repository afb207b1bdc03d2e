package guardrails.rules.reliability.flexible_scale_sets_test

import data.guardrails.rules.reliability.flexible_scale_sets as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["reliability/flexible-scale-sets"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
