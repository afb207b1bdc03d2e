package guardrails.rules.identity.no_open_database_rules_test

import data.guardrails.rules.identity.no_open_database_rules as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["identity/no-open-database-rules"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
