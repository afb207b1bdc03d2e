package guardrails.rules.data.all_database_alerts_test

import data.guardrails.rules.data.all_database_alerts as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["data/all-database-alerts"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
