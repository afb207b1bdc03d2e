package guardrails.rules.network.allowed_security_groups_test

import data.guardrails.rules.network.allowed_security_groups as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["network/allowed-security-groups"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
