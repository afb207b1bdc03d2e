package guardrails.rules.operations.security_contact_test

import data.guardrails.rules.operations.security_contact as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["operations/security-contact"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
