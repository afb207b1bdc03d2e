package guardrails.rules.access.allowed_roles_test

import data.guardrails.rules.access.allowed_roles as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["access/allowed-roles"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
