package guardrails.rules.catalog.valid_cost_center_test

import data.guardrails.rules.catalog.valid_cost_center as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["catalog/valid-cost-center"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
