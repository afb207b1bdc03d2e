package guardrails.rules.identity.password_length_test

import data.guardrails.rules.identity.password_length as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["identity/password-length"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
