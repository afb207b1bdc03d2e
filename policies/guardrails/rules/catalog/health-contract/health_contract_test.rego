package guardrails.rules.catalog.health_contract_test

import data.guardrails.rules.catalog.health_contract as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["catalog/health-contract"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
