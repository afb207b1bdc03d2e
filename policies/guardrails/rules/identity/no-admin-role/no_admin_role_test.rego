package guardrails.rules.identity.no_admin_role_test

import data.guardrails.rules.identity.no_admin_role as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["identity/no-admin-role"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
