package guardrails.rules.data.database_flags_test

import data.guardrails.rules.data.database_flags as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["data/database-flags"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
