package guardrails.rules.ownership.cost_center_exists_test

import data.guardrails.rules.ownership.cost_center_exists as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["ownership/cost-center-exists"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
