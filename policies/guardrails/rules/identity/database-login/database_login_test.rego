package guardrails.rules.identity.database_login_test

import data.guardrails.rules.identity.database_login as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["identity/database-login"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
