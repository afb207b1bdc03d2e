package guardrails.rules.catalog.system_exists_test

import data.guardrails.rules.catalog.system_exists as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["catalog/system-exists"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
